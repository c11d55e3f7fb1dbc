package dev.signet.rules.verdict;

import dev.signet.rules.policy.NormIds;
import dev.signet.rules.verdict.SendFinding.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where sending rules report. One instance serves many messages, so what it returns is copied out. */
public final class SendFindings implements Collector {

    private static final Comparator<SendFinding> ORDER =
            Comparator.comparing(SendFinding::effect).thenComparing(SendFinding::ruleId, NormIds.ORDER);

    private final List<SendFinding> found = new ArrayList<>();
    private final List<CounterTake> takes = new ArrayList<>();

    public SendFindings() {}

    public void add(SendFinding finding) {
        found.add(finding);
    }

    /** A counter that the message must take if it is accepted. */
    public void take(CounterTake take) {
        takes.add(take);
    }

    public SendVerdict verdict(String version) {
        found.sort(ORDER);
        SendVerdict.Decision decision = decision();
        return new SendVerdict(
                decision, found, List.of(), decision == SendVerdict.Decision.REFUSE ? List.of() : takes, version);
    }

    private SendVerdict.Decision decision() {
        if (found.isEmpty()) {
            return SendVerdict.Decision.ACCEPT;
        }
        Effect strongest = found.get(0).effect();
        return switch (strongest) {
            case REFUSE -> SendVerdict.Decision.REFUSE;
            case DEFER -> SendVerdict.Decision.DEFER;
            case FLAG -> SendVerdict.Decision.FLAG;
        };
    }

    @Override
    public void clear() {
        found.clear();
        takes.clear();
    }
}
