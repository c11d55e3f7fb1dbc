package dev.signet.access;

import dev.signet.account.Principal;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.access.AccessRequest;
import dev.signet.rules.access.Explanation;
import dev.signet.rules.access.PrincipalArn;
import dev.signet.rules.access.ResourceName;
import dev.signet.rules.access.SmallestPolicy;
import dev.signet.rules.access.SourceAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Why something is allowed or denied, and to whom: for those of an account who may see its policies. */
@Service
public class AccessInquiries {

    private static final Wording TEXTS = Wording.of("access");
    private static final Pattern ACTION = Pattern.compile("[a-z]{1,32}:[A-Za-z]{1,64}");
    private static final int LONGEST_PATH = 400;

    private final AccessSnapshot snapshot;
    private final AccessCheck check;
    private final Denials denials;
    private final ActionList actions;
    private final Clock clock;

    AccessInquiries(AccessSnapshot snapshot, AccessCheck check, Denials denials, ActionList actions, Clock clock) {
        this.snapshot = snapshot;
        this.check = check;
        this.denials = denials;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * A verdict with its way.
     *
     * @param explanation null for the owner, whom no policy binds
     * @param smallest what would allow a request that is denied; null where it is allowed
     * @param kinds of resources that calls of this action are done to, of which each is judged by itself
     */
    public record Verdict(
            Principal principal,
            String action,
            String path,
            Instant at,
            @Nullable Explanation explanation,
            @Nullable SmallestPolicy smallest,
            List<String> kinds) {

        public boolean allows() {
            return explanation == null || explanation.judgement().allows();
        }
    }

    /**
     * What would be said to a request.
     *
     * @param who {@code root}, {@code user/<name>} or {@code role/<name>}, alone or as policies name them
     * @param path within the account, or as policies name it, {@code acs:dysms:*:1001:sign/<name>}
     * @param at null for now
     * @throws Refusal naming what is wrong with a value
     */
    public Verdict simulate(
            long accountId, String who, String action, String path, AccessCheck.Origin origin, @Nullable Instant at) {
        requireForm(action, path);
        Principal principal = principal(accountId, within(accountId, "ram", who))
                .orElseThrow(() -> TEXTS.refusal("EntityNotExist.Principal", "no-principal", Quoted.of(who)));
        String own = resource(accountId, action, path);
        return verdict(principal, action, own, origin, at == null ? clock.instant() : at);
    }

    /** @throws Refusal where it is no address */
    public static SourceAddress address(String text) {
        try {
            return SourceAddress.of(text.trim());
        } catch (IllegalArgumentException e) {
            throw TEXTS.refusal("InvalidParameter", "bad-address", Quoted.of(text));
        }
    }

    /** Who of the account may do this; the owner always may, and stands first. */
    public List<Principal> whoMay(long accountId, String action, String path, AccessCheck.Origin origin) {
        requireForm(action, path);
        String own = resource(accountId, action, path);
        AccountAccess people = snapshot.of(accountId);
        Stream<Principal> users =
                people.users().stream().map(user -> Principal.user(accountId, user.id(), user.name()));
        Stream<Principal> roles =
                people.roles().stream().map(role -> Principal.anyOf(accountId, role.id(), role.name()));
        return Stream.concat(
                        Stream.of(Principal.owner(accountId)),
                        Stream.concat(users, roles)
                                .filter(principal -> check.allows(principal, action, own, origin))
                                .sorted(java.util.Comparator.comparing(Principal::arn)))
                .toList();
    }

    /**
     * What an answer's {@code EncodedDiagnosticMessage} is about: as it was denied, explained by the policies as they are
     * now.
     *
     * @throws Refusal where it is not of this account, or was not made here
     */
    public Explained explain(long accountId, String encoded) {
        Denials.Denial denial =
                denials.open(accountId, encoded).orElseThrow(() -> TEXTS.refusal("EntityNotExist.Denial", "no-denial"));
        return new Explained(
                denial, verdict(denial.principal(), denial.action(), denial.path(), denial.origin(), denial.at()));
    }

    /** @param now by the policies as they are now, at the time of the request */
    public record Explained(Denials.Denial denial, Verdict now) {}

    private Verdict verdict(Principal principal, String action, String path, AccessCheck.Origin origin, Instant at) {
        if (principal.isOwner()) {
            return new Verdict(principal, action, path, at, null, null, actions.kindsOf(action));
        }
        AccessRequest request = check.request(principal, action, path, origin, at);
        Explanation explanation = check.explain(principal, request);
        SmallestPolicy smallest =
                explanation.judgement().allows() ? null : SmallestPolicy.of(request, check.evaluation(principal));
        return new Verdict(principal, action, path, at, explanation, smallest, actions.kindsOf(action));
    }

    private Optional<Principal> principal(long accountId, String written) {
        String who = PrincipalArn.withoutSession(written);
        AccountAccess people = snapshot.of(accountId);
        if (who.equals("root")) {
            return Optional.of(Principal.owner(accountId));
        }
        if (who.startsWith("user/")) {
            return people.users().stream()
                    .filter(user -> user.name().equalsIgnoreCase(who.substring("user/".length())))
                    .findFirst()
                    .map(user -> Principal.user(accountId, user.id(), user.name()));
        }
        return people.roles().stream()
                .filter(role -> who.equalsIgnoreCase("role/" + role.name()))
                .findFirst()
                .map(role -> Principal.anyOf(accountId, role.id(), role.name()));
    }

    /** What policies call {@code acs:dysms:*:1001:sign/Yunfan} is {@code sign/Yunfan} here; of others nothing is told. */
    private static String within(long accountId, String service, String text) {
        if (!text.startsWith("acs:")) {
            return text;
        }
        return ResourceName.parse(text)
                .filter(name -> name.service().equals(service)
                        && List.of("*", Long.toString(accountId)).contains(name.account()))
                .map(ResourceName::path)
                .orElseThrow(() -> TEXTS.refusal(
                        "InvalidParameter", "bad-whole", Quoted.of(text), "acs:" + service + ":*:" + accountId + ":…"));
    }

    /** A role may be another account's, and goes whole. */
    private static String resource(long accountId, String action, String path) {
        return AccessCheck.isRole(path) ? path : within(accountId, action.substring(0, action.indexOf(':')), path);
    }

    private void requireForm(String action, String path) {
        if (!ACTION.matcher(action).matches()) {
            throw TEXTS.refusal("InvalidParameter", "bad-action", Quoted.of(action));
        }
        if (!actions.asks(action)) {
            throw TEXTS.refusal("InvalidParameter", "no-such-action", Quoted.of(action));
        }
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            throw TEXTS.refusal("InvalidParameter", "bad-resource", Quoted.of(path), LONGEST_PATH);
        }
    }
}
