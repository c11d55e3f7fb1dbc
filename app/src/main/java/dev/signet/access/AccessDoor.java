package dev.signet.access;

import dev.signet.account.Principal;
import dev.signet.platform.Wording;
import dev.signet.rules.access.Judgement;
import dev.signet.rules.text.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Asked by every door before it lets a call in: all that the call needs must be allowed, on all that it touches. */
@Component
public class AccessDoor {

    private static final Wording TEXTS = Wording.of("access");

    private static final String NOTHING = "-";
    /** A place that holds a number, of which leading zeros make no other: {@code task/{#id}}. */
    private static final String NUMBER = "#";

    private final AccessCheck check;
    private final Denials denials;

    AccessDoor(AccessCheck check, Denials denials) {
        this.check = check;
        this.denials = denials;
    }

    /**
     * @param needed the lines of the call
     * @throws AccessDenied at the first that is not allowed
     */
    public void require(
            Principal principal, List<ListedAction> needed, ActionValues values, AccessCheck.Origin origin) {
        if (!principal.isOwner()) {
            forEach(needed, values, (action, path) -> require(principal, action, path, origin));
        }
    }

    /** Whether {@link #require} would let the call in: for what leads to it, which is not drawn otherwise. */
    public boolean allows(
            Principal principal, List<ListedAction> needed, ActionValues values, AccessCheck.Origin origin) {
        List<Boolean> allowed = new ArrayList<>();
        if (!principal.isOwner()) {
            forEach(needed, values, (action, path) -> allowed.add(check.allows(principal, action, path, origin)));
        }
        return !allowed.contains(false);
    }

    /**
     * For what another right has handed over: it needs not be allowed besides, but what is forbidden is forbidden.
     *
     * @param needed the lines of the call
     * @throws AccessDenied at the first that a statement denies
     */
    public void requireNotForbidden(
            Principal principal, List<ListedAction> needed, ActionValues values, AccessCheck.Origin origin) {
        if (!principal.isOwner()) {
            forEach(needed, values, (action, path) -> {
                Judgement judgement = check.forbidding(principal, action, path, origin);
                if (judgement != null) {
                    throw denied(principal, action, path, origin, judgement);
                }
            });
        }
    }

    private static void forEach(
            List<ListedAction> needed, ActionValues values, BiConsumer<String, String> actionAndPath) {
        for (ListedAction action : needed) {
            if (action.when().map(condition -> condition.holds(values)).orElse(true)) {
                paths(action, values).forEach(path -> actionAndPath.accept(action.action(), path));
            }
        }
    }

    /**
     * @param path of the resource within the account, or {@code *}
     * @throws AccessDenied where it is not allowed
     */
    public void require(Principal principal, String action, String path, AccessCheck.Origin origin) {
        if (principal.isOwner()) {
            return;
        }
        Judgement judgement = check.judge(principal, action, path, origin);
        if (!judgement.allows()) {
            throw denied(principal, action, path, origin, judgement);
        }
    }

    private AccessDenied denied(
            Principal principal, String action, String path, AccessCheck.Origin origin, Judgement judgement) {
        return new AccessDenied(
                principal,
                action,
                path,
                judgement,
                TEXTS.text("denied." + judgement.outcome().name(), principal.arn(), action, path),
                denials.sealed(principal, action, path, origin, judgement));
    }

    /**
     * A value that is not given leaves its place empty: only who may do it to anything may do it then. What is done to
     * nothing is everybody's.
     */
    private static List<String> paths(ListedAction action, ActionValues values) {
        List<String> paths = new ArrayList<>();
        for (String resource : action.resources()) {
            if (resource.equals(NOTHING)) {
                continue;
            }
            fill(resource, values, paths);
        }
        return paths;
    }

    /** Every way to fill the places of a resource. */
    private static void fill(String resource, ActionValues values, List<String> paths) {
        int open = resource.indexOf('{');
        if (open < 0) {
            paths.add(resource);
            return;
        }
        int close = resource.indexOf('}', open);
        String place = resource.substring(open + 1, close);
        boolean number = place.startsWith(NUMBER);
        List<String> given = values.of(number ? place.substring(NUMBER.length()) : place).stream()
                .map(Unseen::strip)
                .map(value -> number ? value.replaceFirst("^0+(?=[0-9])", "") : value)
                .distinct()
                .toList();
        for (String value : given.isEmpty() ? List.of("") : given) {
            // What a caller gives holds no further places.
            fill(resource.substring(0, open) + value.replace('{', '(') + resource.substring(close + 1), values, paths);
        }
    }
}
