package dev.signet.rules.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy, made ready.
 *
 * @param exceptActions whether it is about all actions but those (NotAction)
 * @param writtenActions as the policy writes them
 * @param principals whom a trust policy is about; empty in others, which are about whom they are attached to
 */
record Statement(
        boolean allows,
        boolean exceptActions,
        Glob[] actions,
        List<String> writtenActions,
        ResourcePattern[] resources,
        TrustedPrincipal[] principals,
        Condition[] conditions) {

    boolean matches(AccessRequest request) {
        return isAboutAction(request.action())
                && isAboutResource(request.resource())
                && isAboutPrincipal(request.context())
                && holds(request.context());
    }

    private boolean isAboutAction(String action) {
        for (Glob listed : actions) {
            if (listed.matches(action)) {
                return !exceptActions;
            }
        }
        return exceptActions;
    }

    private boolean isAboutResource(ResourceName resource) {
        for (ResourcePattern listed : resources) {
            if (listed.matches(resource)) {
                return true;
            }
        }
        return resources.length == 0;
    }

    private boolean isAboutPrincipal(RequestContext context) {
        for (TrustedPrincipal listed : principals) {
            if (listed.is(context.principalArn())) {
                return true;
            }
        }
        return principals.length == 0;
    }

    private boolean holds(RequestContext context) {
        for (Condition condition : conditions) {
            if (!condition.holds(context)) {
                return false;
            }
        }
        return true;
    }

    /** Everything in which the request is not what the statement is about; empty where it matches. */
    List<Mismatch> mismatches(AccessRequest request) {
        List<Mismatch> found = new ArrayList<>();
        if (!isAboutAction(request.action())) {
            found.add(mismatch(
                    Mismatch.Part.ACTION, exceptActions ? "NotAction" : "Action", writtenActions, request.action()));
        }
        if (!isAboutResource(request.resource())) {
            found.add(mismatch(
                    Mismatch.Part.RESOURCE,
                    "Resource",
                    Arrays.stream(resources).map(ResourcePattern::written).toList(),
                    request.resource().toString()));
        }
        if (!isAboutPrincipal(request.context())) {
            found.add(mismatch(
                    Mismatch.Part.PRINCIPAL,
                    "Principal",
                    Arrays.stream(principals).map(TrustedPrincipal::written).toList(),
                    request.context().principal()));
        }
        for (Condition condition : conditions) {
            if (!condition.holds(request.context())) {
                found.add(new Mismatch(
                        Mismatch.Part.CONDITION,
                        condition.operator().wire(),
                        condition.key().name(),
                        condition.written(),
                        condition.key().text(request.context())));
            }
        }
        return found;
    }

    private static Mismatch mismatch(Mismatch.Part part, String element, List<String> wanted, @Nullable String got) {
        return new Mismatch(part, element, "", wanted, got);
    }
}
