package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.NumberLedger;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures what one judgement of the whole shipped set of sending rules costs on one core, explanation included. Part of
 * {@code mvn -Pbench verify}: prints microseconds a message for usual situations and asserts the verdicts only.
 */
@Tag("bench")
class SendRuleBench {

    private static final int MESSAGES = 200_000;
    private static final int ROUNDS = 8;

    /** Processor time, not the clock: other programs may share the machine. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    @Test
    void judges() throws RulebookRejected {
        Rulebook rulebook = new RulebookLoader(Set.of())
                .read(PolicyFiles.shipped(), new ArrayList<>())
                .rulebook();
        Instant day = Instant.parse("2026-06-18T02:00:30Z");
        Instant night = Instant.parse("2026-06-18T15:00:00Z");
        SendFacts.Value code = new SendFacts.Value("code", "numberCaptcha", "482913");
        measure(rulebook, "verification, accepted", 0, facts(day, TemplateKind.VERIFICATION, 3, 700_000, code));
        measure(rulebook, "verification, refused by FC-1", 1, facts(day, TemplateKind.VERIFICATION, 3, 1_000, code));
        measure(
                rulebook,
                "notification with 3 values, accepted",
                0,
                facts(
                        day,
                        TemplateKind.NOTIFICATION,
                        5,
                        700_000,
                        new SendFacts.Value("order", "other_number2", "20260618000123"),
                        new SendFacts.Value("time", "time", "2026年6月18日"),
                        new SendFacts.Value("address", "address", "杭州市西湖区文三路90号3幢2楼")));
        measure(rulebook, "promotional, accepted", 0, facts(day, TemplateKind.PROMOTIONAL, 1, 9_000_000));
        measure(rulebook, "promotional, refused by FC-15", 1, facts(night, TemplateKind.PROMOTIONAL, 1, 9_000_000));
    }

    private static SendFacts facts(Instant at, TemplateKind kind, int before, long apart, SendFacts.Value... values) {
        NumberLedger ledger = new NumberLedger();
        for (int i = 1; i <= before; i++) {
            ledger.add(new NumberLedger.Entry(at.toEpochMilli() - i * apart, kind, 1, 1, i));
        }
        return new SendFacts(
                at,
                SendFacts.Sender.of(1, ApplicantKind.ENTERPRISE),
                new SendFacts.Signature(1, "云帆科技", Scenario.GENERAL),
                new SendFacts.Template(1, kind),
                new SendFacts.Recipient("+8613800000000", true, ZoneId.of("Asia/Shanghai"), false, Set.of()),
                List.of(values),
                "【云帆科技】您的订单已发货，预计明天送达文三路，请注意查收，咨询电话400-820-8820。",
                1,
                ledger.seenBy(1, 1, 99),
                new SendFacts.Volume(10, 100));
    }

    private static void measure(Rulebook rulebook, String name, int refusals, SendFacts facts) {
        assertThat(rulebook.judge(facts).findings()).as(name).hasSize(refusals);
        double best = Double.MAX_VALUE;
        long findings = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < MESSAGES; i++) {
                findings += rulebook.judge(facts).findings().size();
            }
            best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - start) / 1000.0 / MESSAGES);
        }
        System.out.printf("%-40s %6.2f us a message, %d findings%n", name, best, findings / ((long) ROUNDS * MESSAGES));
    }
}
