package dev.signet.access;

import dev.signet.access.AccessCheck.Origin;
import dev.signet.access.AccountAccess.KnownRole;
import dev.signet.access.session.RoleSession;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.account.Principal.Assumer;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.access.AccessRequest;
import dev.signet.rules.access.Evaluation;
import dev.signet.rules.access.MalformedPolicy;
import dev.signet.rules.access.PolicyDocument;
import dev.signet.rules.access.RequestContext;
import dev.signet.rules.access.ResourceName;
import dev.signet.rules.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the temporary credentials of a role. That somebody may ask at all is the door's business; here the role's trust
 * policy says whether it lets them in. Who is in a session already passes on whatever that was narrowed to, and its end.
 */
@Service
public class RoleSessions {

    private static final String ACTION = "sts:AssumeRole";
    private static final Wording TEXTS = Wording.of("access-ram");
    private static final Pattern ROLE = Pattern.compile("acs:ram::([1-9]\\d{0,17}):role/([A-Za-z0-9.-]+)");
    private static final Pattern SESSION_NAME = Pattern.compile("[A-Za-z0-9._@-]+");

    private final Accounts accounts;
    private final AccessSnapshot snapshot;
    private final Credentials credentials;
    private final SessionTokens tokens;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RoleSessions(
            Accounts accounts,
            AccessSnapshot snapshot,
            Credentials credentials,
            SessionTokens tokens,
            ActiveRulebook rulebook,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.snapshot = snapshot;
        this.credentials = credentials;
        this.tokens = tokens;
        this.rulebook = rulebook;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param role {@code acs:ram::1001:role/sender}
     * @param session what they call it, for the traces that it leaves
     * @param seconds how long; null for the usual
     * @param policy what to narrow it to; null for all that the role may do
     */
    public record Wish(
            String role,
            String session,
            @Nullable Long seconds,
            @Nullable String policy) {}

    /** Credentials of a session; the secret is told this once. */
    public record Granted(
            String keyId, @Secret String secret, @Secret String token, Instant expiresAt, Principal principal) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    /**
     * @param token with which the caller came, where it is in a session itself
     * @throws Refusal {@code NoPermission}, {@code EntityNotExist.Role}, {@code InvalidParameter.…}
     */
    public Granted assume(ApiCaller caller, @Nullable String token, Wish wish, Origin origin) {
        if (caller.principal().isOwner()) {
            throw TEXTS.refusal("NoPermission", "assume.owner");
        }
        Policies policies = rulebook.current().policies();
        checkName(wish.session(), policies);
        Matcher arn = ROLE.matcher(wish.role());
        if (!arn.matches()) {
            throw TEXTS.refusal("InvalidParameter.RoleArn", "assume.arn", Quoted.of(wish.role()));
        }
        long accountId = Long.parseLong(arn.group(1));
        KnownRole role = trusting(caller, accountId, arn.group(2), origin);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plusSeconds(seconds(wish.seconds(), role, policies));
        String policy = wish.policy();
        if (policy != null) {
            checkPolicy(policy, policies);
        }
        List<Assumer> assumedBy = new ArrayList<>();
        if (token != null) {
            RoleSession own = credentials.session(token);
            assumedBy.addAll(own.assumedBy());
            policy = passedOn(own.policy(), policy);
            end = end.isBefore(own.expiresAt()) ? end : own.expiresAt();
        }
        Principal who = caller.principal();
        assumedBy.add(new Assumer(who.kind(), who.accountId(), who.id()));
        int most = policies.number("access.session.chain.max");
        if (assumedBy.size() > most) {
            throw TEXTS.refusal("NoPermission", "assume.chain", most);
        }
        String keyId = tokens.newKeyId();
        RoleSession session = new RoleSession(keyId, accountId, role.id(), wish.session(), policy, now, end, assumedBy);
        Map<String, Object> told = Map.of("session", wish.session(), "key", keyId, "until", end.toString());
        // Only now: whose role it is may have to be read, by a connection of its own.
        transaction.executeWithoutResult(
                status -> audit.record(caller.who(), "role.assumed", "role", Long.toString(role.id()), told));
        return new Granted(
                keyId,
                tokens.secret(keyId),
                tokens.seal(session),
                end,
                Principal.role(accountId, role.id(), role.name(), wish.session(), policy, assumedBy));
    }

    /** Of another account nobody is told whether a role is not there or lets nobody in. */
    private KnownRole trusting(ApiCaller caller, long accountId, String name, Origin origin) {
        Optional<KnownRole> role = accounts.find(accountId)
                .flatMap(account -> snapshot.of(account.id()).roleNamed(name));
        if (role.isEmpty() && accountId == caller.accountId()) {
            throw TEXTS.refusal("EntityNotExist.Role", "role.unknown", name);
        }
        return role.filter(there -> trusts(there, accountId, caller.principal(), origin))
                .orElseThrow(() -> TEXTS.refusal("NoPermission", "assume.distrusted", caller.who()));
    }

    private boolean trusts(KnownRole role, long accountId, Principal principal, Origin origin) {
        PolicyDocument trust = role.trust();
        RequestContext context = new RequestContext(
                origin.source(),
                clock.instant(),
                origin.secureTransport(),
                origin.mfaPresent(),
                tag -> null,
                principal.arn(),
                null);
        ResourceName resource = new ResourceName("ram", Long.toString(accountId), "role/" + role.name());
        return trust != null
                && Evaluation.ofTrust(role.name(), trust)
                        .judge(new AccessRequest(ACTION, resource, context))
                        .allows();
    }

    private static void checkName(String session, Policies policies) {
        int least = policies.number("access.session-name.min");
        int most = policies.number("access.session-name.max");
        if (session.length() < least
                || session.length() > most
                || !SESSION_NAME.matcher(session).matches()) {
            throw TEXTS.refusal("InvalidParameter.RoleSessionName", "assume.session", Quoted.of(session), least, most);
        }
    }

    private static long seconds(@Nullable Long wanted, KnownRole role, Policies policies) {
        int most = role.maxSessionSeconds();
        if (wanted == null) {
            return Math.min(policies.number("access.session.seconds.default"), most);
        }
        int least = policies.number("access.session.seconds.min");
        if (wanted < least || wanted > most) {
            throw TEXTS.refusal("InvalidParameter.DurationSeconds", "assume.seconds", wanted, least, most);
        }
        return wanted;
    }

    private static void checkPolicy(String policy, Policies policies) {
        int most = policies.number("access.session-policy.characters.max");
        if (policy.length() > most) {
            throw TEXTS.refusal("InvalidParameter.PolicySize", "assume.policy-size", policy.length(), most);
        }
        try {
            PolicyDocument.parse(policy);
        } catch (MalformedPolicy e) {
            throw PolicyTexts.refusal("InvalidParameter.PolicyGrammar", e);
        }
    }

    /** Two policies would have to allow both; there is no one policy that says so. */
    private static @Nullable String passedOn(@Nullable String own, @Nullable String wanted) {
        if (own != null && wanted != null) {
            throw TEXTS.refusal("NoPermission", "assume.narrowed");
        }
        return own != null ? own : wanted;
    }
}
