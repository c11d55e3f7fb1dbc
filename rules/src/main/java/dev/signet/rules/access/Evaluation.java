package dev.signet.rules.access;

import dev.signet.rules.access.Judgement.Layer;
import dev.signet.rules.access.Judgement.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All policies that somebody has, in the order in which they decide: the session's must allow; then those for the whole
 * account, where an explicit deny or an allow ends it; then those for the resource groups that the resource is in. Within
 * a layer any deny beats any allow, and what nobody allows is denied.
 *
 * <p>Made once for each of them, judged often: immutable, for any number of threads.
 */
public final class Evaluation {

    private static final AttachedPolicy[] NONE = {};

    private final AttachedPolicy[] session;
    private final Layer first;
    private final AttachedPolicy[] account;
    private final AttachedPolicy[] groups;

    private Evaluation(AttachedPolicy[] session, Layer first, AttachedPolicy[] account, AttachedPolicy[] groups) {
        this.session = session;
        this.first = first;
        this.account = account;
        this.groups = groups;
    }

    /** @param policies of a user with those of the user's groups, or of a role */
    public static Evaluation of(List<AttachedPolicy> policies) {
        return new Evaluation(NONE, Layer.ACCOUNT, counting(policies, false), counting(policies, true));
    }

    /** Who may assume a role: the resource is the role, the principal stands in the context. */
    public static Evaluation ofTrust(String role, PolicyDocument document) {
        AttachedPolicy trust = new AttachedPolicy(role, PolicyType.TRUST, PolicyScope.ACCOUNT, document);
        return new Evaluation(NONE, Layer.TRUST, new AttachedPolicy[] {trust}, NONE);
    }

    private static AttachedPolicy[] counting(List<AttachedPolicy> policies, boolean inGroups) {
        return policies.stream()
                .filter(policy -> policy.scope() instanceof PolicyScope.ResourceGroup == inGroups)
                .toArray(AttachedPolicy[]::new);
    }

    /** The same narrowed by the policy that came with a token. */
    public Evaluation within(PolicyDocument policy) {
        AttachedPolicy given = new AttachedPolicy("", PolicyType.SESSION, PolicyScope.ACCOUNT, policy);
        return new Evaluation(new AttachedPolicy[] {given}, first, account, groups);
    }

    /** The same with one more policy for the whole account. */
    Evaluation with(AttachedPolicy policy) {
        return new Evaluation(
                session,
                first,
                Stream.concat(Stream.of(account), Stream.of(policy)).toArray(AttachedPolicy[]::new),
                groups);
    }

    /** The quick way: asks no further than it must. */
    public Judgement judge(AccessRequest request) {
        if (session.length > 0) {
            Judgement narrowed = judge(Layer.SESSION, session, request);
            if (!narrowed.allows()) {
                return narrowed;
            }
        }
        Judgement whole = judge(first, account, request);
        return whole.outcome() != Outcome.IMPLICIT_DENY || groups.length == 0
                ? whole
                : judge(Layer.RESOURCE_GROUP, groups, request);
    }

    /**
     * The statement of whichever layer that forbids it, whatever else is allowed or not: for what somebody may do by another
     * right. Null where none does.
     */
    public @Nullable Judgement forbidding(AccessRequest request) {
        for (Judgement judgement : List.of(
                judge(Layer.SESSION, session, request),
                judge(first, account, request),
                judge(Layer.RESOURCE_GROUP, groups, request))) {
            if (judgement.outcome() == Outcome.EXPLICIT_DENY) {
                return judgement;
            }
        }
        return null;
    }

    private static Judgement judge(Layer layer, AttachedPolicy[] policies, AccessRequest request) {
        AttachedPolicy allowing = null;
        int place = 0;
        for (AttachedPolicy policy : policies) {
            Statement[] statements = policy.document().statements();
            if (!policy.scope().holds(request.resource())) {
                continue;
            }
            for (int i = 0; i < statements.length; i++) {
                boolean allows = statements[i].allows();
                if ((!allows || allowing == null) && statements[i].matches(request)) {
                    if (!allows) {
                        return new Judgement(Outcome.EXPLICIT_DENY, layer, policy, i + 1);
                    }
                    allowing = policy;
                    place = i + 1;
                }
            }
        }
        return new Judgement(allowing == null ? Outcome.IMPLICIT_DENY : Outcome.ALLOW, layer, allowing, place);
    }

    /** The whole way: the same judgement, and what each statement says to the request. */
    public Explanation explain(AccessRequest request) {
        List<Explanation.Asked> asked = new ArrayList<>();
        for (AttachedPolicy policy : session) {
            explain(Layer.SESSION, policy, request, asked);
        }
        for (AttachedPolicy policy : account) {
            explain(first, policy, request, asked);
        }
        for (AttachedPolicy policy : groups) {
            explain(Layer.RESOURCE_GROUP, policy, request, asked);
        }
        return new Explanation(judge(request), List.copyOf(asked));
    }

    private static void explain(
            Layer layer, AttachedPolicy policy, AccessRequest request, List<Explanation.Asked> asked) {
        Statement[] statements = policy.document().statements();
        for (int i = 0; i < statements.length; i++) {
            List<Mismatch> mismatches = new ArrayList<>();
            if (policy.scope() instanceof PolicyScope.ResourceGroup group && !group.holds(request.resource())) {
                mismatches.add(new Mismatch(
                        Mismatch.Part.SCOPE,
                        "",
                        "",
                        List.of(group.name()),
                        request.resource().toString()));
            }
            mismatches.addAll(statements[i].mismatches(request));
            asked.add(new Explanation.Asked(layer, policy, i + 1, statements[i].allows(), List.copyOf(mismatches)));
        }
    }
}
