package dev.signet.rules.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests and policies of these tests. */
final class Requests {

    static final Instant NOON = Instant.parse("2026-10-01T04:00:00Z");
    static final String ALICE = "acs:ram::1001:user/alice";

    private Requests() {}

    static AccessRequest request(String action, String resource) {
        return new AccessRequest(action, resource, context("192.0.2.7"));
    }

    static RequestContext context(String source) {
        return new RequestContext(SourceAddress.of(source), NOON, true, null, tag -> null, ALICE, null);
    }

    static RequestContext tagged(Map<String, String> tags) {
        return new RequestContext(SourceAddress.of("192.0.2.7"), NOON, true, null, tags::get, ALICE, null);
    }

    /** @param condition the whole element with its comma before it, or nothing */
    static String statement(String effect, String action, String resource, String condition) {
        return "{\"Effect\": \"%s\", \"Action\": \"%s\", \"Resource\": \"%s\"%s}"
                .formatted(effect, action, resource, condition);
    }

    static PolicyDocument policy(String... statements) {
        return PolicyDocument.parse("{\"Version\": \"1\", \"Statement\": [" + String.join(", ", statements) + "]}");
    }

    static AttachedPolicy attached(String name, String... statements) {
        return new AttachedPolicy(name, PolicyType.CUSTOM, PolicyScope.ACCOUNT, policy(statements));
    }

    static Judgement.Outcome outcome(PolicyDocument policy, AccessRequest request) {
        return Evaluation.of(List.of(new AttachedPolicy("p", PolicyType.CUSTOM, PolicyScope.ACCOUNT, policy)))
                .judge(request)
                .outcome();
    }
}
