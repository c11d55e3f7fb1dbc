package dev.signet.revenue.statement;

import dev.signet.platform.time.ChinaTime;
import dev.signet.revenue.CarrierPrices;
import dev.signet.revenue.CarrierPrices.Charged;
import dev.signet.revenue.CarrierPrices.Rate;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.receipt.TakenParts.Facts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a carrier says of one message after the other, against what is known of it and what the carrier's prices are. */
final class MessageComparison {

    private final CarrierPrices prices;
    private final String carrier;

    MessageComparison(CarrierPrices prices, String carrier) {
        this.prices = prices;
        this.carrier = carrier;
    }

    /** A message that it names. */
    void named(List<StatementLine> lines, Facts ours, Totals totals) {
        StatementLine one = lines.get(0);
        int theirParts = lines.stream().mapToInt(StatementLine::parts).sum();
        Long theirMicros = lines.stream().anyMatch(line -> line.micros() == null)
                ? null
                : Long.valueOf(lines.stream().mapToLong(StatementLine::micros).sum());
        TheirStatus status = status(lines);
        Rate rate = rate(ours);
        Long ourMicros = rate == null ? null : Long.valueOf(rate.micros() * ownParts(rate, ours));
        totals.matched++;
        totals.priceless += rate == null ? 1 : 0;
        totals.ourParts += ours.parts();
        totals.ourMicros += ourMicros == null ? 0 : ourMicros;
        List<DifferenceKind> kinds = new ArrayList<>();
        if (theirParts != ours.parts()) {
            kinds.add(DifferenceKind.PARTS);
        }
        if (rate != null && theirMicros != null && theirMicros != rate.micros() * charged(rate, lines)) {
            kinds.add(DifferenceKind.AMOUNT);
        }
        if (disagrees(status, ours.state())) {
            kinds.add(DifferenceKind.STATUS);
        }
        for (DifferenceKind kind : kinds) {
            totals.add(
                    new Difference(
                            kind,
                            ours.messageId(),
                            one.line(),
                            one.carrierId(),
                            ours.messageId(),
                            ours.accountId(),
                            theirParts,
                            ours.parts(),
                            status,
                            ours.state(),
                            theirMicros,
                            ourMicros,
                            ours.takenAt(),
                            ""),
                    kind == kinds.get(0));
        }
    }

    /** A message that it does not name. Who charges for what was delivered need not name what was not. */
    void unnamed(Facts ours, Totals totals) {
        Rate rate = rate(ours);
        if (rate != null && ownParts(rate, ours) == 0) {
            return;
        }
        Long micros = rate == null ? null : Long.valueOf(rate.micros() * ours.parts());
        totals.priceless += rate == null ? 1 : 0;
        totals.ourParts += ours.parts();
        totals.ourMicros += micros == null ? 0 : micros;
        totals.add(
                new Difference(
                        DifferenceKind.MISSING_THERE,
                        ours.messageId(),
                        0,
                        "",
                        ours.messageId(),
                        ours.accountId(),
                        null,
                        ours.parts(),
                        null,
                        ours.state(),
                        0L,
                        micros,
                        ours.takenAt(),
                        ""),
                true);
    }

    /** Delivered where all of its parts are, failed where any is; else not told. */
    private static TheirStatus status(List<StatementLine> lines) {
        if (lines.stream().anyMatch(line -> line.status() == TheirStatus.FAILED)) {
            return TheirStatus.FAILED;
        }
        return lines.stream().allMatch(line -> line.status() == TheirStatus.DELIVERED)
                ? TheirStatus.DELIVERED
                : TheirStatus.UNTOLD;
    }

    private static boolean disagrees(TheirStatus theirs, MessageState ours) {
        return switch (theirs) {
            case UNTOLD -> false;
            case DELIVERED -> ours.shown() == SendStatus.FAILED;
            case FAILED -> ours.shown() == SendStatus.DELIVERED;
        };
    }

    private @Nullable Rate rate(Facts ours) {
        return prices.on(
                carrier,
                ours.vendor(),
                ours.vendor() == Vendor.INTERNATIONAL ? ours.place() : "",
                ChinaTime.dayOf(ours.takenAt()));
    }

    /** The parts of ours that it may ask money for. */
    private static int ownParts(Rate rate, Facts ours) {
        return rate.charged() == Charged.SUBMITTED || ours.state() == MessageState.DELIVERED ? ours.parts() : 0;
    }

    /** The parts that it may ask money for by what it says itself. */
    private static long charged(Rate rate, List<StatementLine> lines) {
        return lines.stream()
                .filter(line -> rate.charged() == Charged.SUBMITTED || line.status() != TheirStatus.FAILED)
                .mapToLong(StatementLine::parts)
                .sum();
    }
}
