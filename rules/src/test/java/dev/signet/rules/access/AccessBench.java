package dev.signet.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures what one decision costs on one core where somebody has 20 policies of three statements. Part of
 * {@code mvn -Pbench verify}: prints nanoseconds a decision and bytes of memory, and asserts the judgements only.
 */
@Tag("bench")
class AccessBench {

    private static final int DECISIONS = 1_000_000;
    private static final int ROUNDS = 8;
    private static final int POLICIES = 20;

    /** Processor time, not the clock: other programs may share the machine. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    @Test
    void judges() {
        List<AttachedPolicy> policies = new ArrayList<>();
        for (int i = 1; i < POLICIES; i++) {
            policies.add(Requests.attached(
                    "p" + i,
                    Requests.statement("Allow", "dysms:Query*", "acs:dysms:*:1001:template/SMS_" + i, ""),
                    Requests.statement(
                            "Allow", "dysms:SendSms", "acs:dysms:*:1001:sign/Shop " + i + "*", """
                            , "Condition": {"IpAddress": {"acs:SourceIp": ["10.%1$d.0.0/16", "2001:db8:%1$d::/48"]}}""".formatted(i)),
                    Requests.statement("Deny", "dysms:Send*", "*", """
                            , "Condition": {"StringEquals": {"acs:ResourceTag/closed": "yes"},
                            "DateLessThan": {"acs:CurrentTime": "2026-01-%02dT00:00:00+08:00"}}""".formatted(i))));
        }
        policies.add(Requests.attached(
                "last",
                Requests.statement("Allow", "log:*", "*", ""),
                Requests.statement("Allow", "ram:Get*", "*", ""),
                Requests.statement("Allow", "dysms:SendSms", "*", "")));
        Evaluation evaluation = Evaluation.of(policies);

        measure("allowed by the last of 60 statements", evaluation, "acs:dysms:*:1001:sign/Foo", true);
        measure(
                "the same within a session",
                evaluation.within(Requests.policy(Requests.statement("Allow", "dysms:SendSms", "*", ""))),
                "acs:dysms:*:1001:sign/Foo",
                true);
        measure(
                "allowed by nobody",
                Evaluation.of(policies.subList(0, POLICIES - 1)),
                "acs:dysms:*:1001:sign/Shop 1",
                false);
    }

    private static void measure(String name, Evaluation evaluation, String resource, boolean allowed) {
        ResourceName named = ResourceName.of(resource);
        RequestContext context = Requests.context("192.0.2.7");
        long[] nanos = new long[ROUNDS];
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int allows = 0;
            long before = THREAD.getCurrentThreadCpuTime();
            long memory = allocated();
            for (int i = 0; i < DECISIONS; i++) {
                allows += evaluation
                                .judge(new AccessRequest("dysms:SendSms", named, context))
                                .allows()
                        ? 1
                        : 0;
            }
            bytes = (allocated() - memory) / DECISIONS;
            nanos[round] = (THREAD.getCurrentThreadCpuTime() - before) / DECISIONS;
            assertThat(allows).isEqualTo(allowed ? DECISIONS : 0);
        }
        java.util.Arrays.sort(nanos);
        System.out.printf(
                "%s: %d ns a decision (median of %d rounds), %d bytes%n", name, nanos[ROUNDS / 2], ROUNDS, bytes);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) THREAD).getCurrentThreadAllocatedBytes();
    }
}
