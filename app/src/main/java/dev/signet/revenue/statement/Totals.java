package dev.signet.revenue.statement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one step adds to what a statement comes to, with what it found. For one thread. */
final class Totals {

    long matched;
    long priceless;
    long theirParts;
    long theirMicros;
    long ourParts;
    long ourMicros;
    long overMicros;
    long underMicros;
    final Map<DifferenceKind, Statement.Counted> kinds = new EnumMap<>(DifferenceKind.class);
    final List<Difference> differences = new ArrayList<>();

    /** @param leads whether its money is in no other difference of the same message */
    void add(Difference difference, boolean leads) {
        long theirs = orNothing(difference.theirMicros());
        long ours = orNothing(difference.ourMicros());
        kinds.merge(
                difference.kind(),
                new Statement.Counted(1, theirs, ours),
                (a, b) -> new Statement.Counted(
                        a.found() + b.found(), a.theirMicros() + b.theirMicros(), a.ourMicros() + b.ourMicros()));
        differences.add(difference);
        boolean known = difference.theirMicros() != null && difference.ourMicros() != null;
        if (leads && known && theirs > ours) {
            overMicros += theirs - ours;
        } else if (leads && known) {
            underMicros += ours - theirs;
        }
    }

    private static long orNothing(@Nullable Long micros) {
        return micros == null ? 0 : micros;
    }
}
