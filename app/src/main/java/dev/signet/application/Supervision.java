package dev.signet.application;

import dev.signet.audit.AuditTrail;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.Bilingual;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the platform's officers may do to what an account registered, after it was approved. Taking it out of use is done at once;
 * that it comes back takes a second person.
 *
 * @param <K> by which officers name it
 */
public abstract class Supervision<K, A extends Registered<?>> implements ConsentedAction {

    private static final String NAME = "name";
    private static final String SUSPENSION = "suspension";

    private final String reinstating;
    private final Wording texts;
    private final Register<A> register;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Notices notices;
    private final Clock clock;

    /**
     * @param reinstating the action of {@code app/docs/staff.tsv} by which it comes back
     * @param texts with {@code supervision.told} and {@code supervision.value.…}
     */
    protected Supervision(
            String reinstating,
            Wording texts,
            Register<A> register,
            AuditTrail audit,
            FactsVersions versions,
            Notices notices,
            Clock clock) {
        this.reinstating = reinstating;
        this.texts = texts;
        this.register = register;
        this.audit = audit;
        this.versions = versions;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * What whoever decides is told of it.
     *
     * @param reason why it was suspended; null where it is not
     */
    public record Standing(
            long accountId, String name, @Nullable String reason) {}

    /** @throws dev.signet.platform.Refusal when there is none */
    protected abstract Standing standing(K which);

    /** As {@link #wish} wrote it. */
    protected abstract K read(String subjectId);

    /** @throws dev.signet.platform.Refusal when there is none */
    protected abstract A locked(K which);

    /**
     * Takes what was approved out of use at once (complaint, unlawful use).
     *
     * @param officer who does it
     * @param reason what the account is told
     * @throws dev.signet.platform.Refusal when there is none, or it is not approved
     */
    @Transactional
    public void suspend(K which, String officer, String reason) {
        A registered = locked(which);
        String why = Masks.phonesIn(reason);
        registered.suspend(officer, why, now());
        saved(registered, officer, ".suspended", Map.of("reason", why));
        tell(which, registered, ".suspended", why);
    }

    /** What somebody asks for who wants it back in use. */
    public StaffWish wish(K which, String reason) {
        Standing standing = standing(which);
        SortedMap<String, String> values = new TreeMap<>();
        values.put(NAME, standing.name());
        values.put(SUSPENSION, Objects.requireNonNullElse(standing.reason(), ""));
        return new StaffWish(
                reinstating, register.kind(), which.toString(), standing.accountId(), values, reason.strip());
    }

    @Override
    public String action() {
        return reinstating;
    }

    @Override
    @Transactional
    public void check(StaffWish wish) {
        locked(read(wish.subjectId())).checkMayReinstate(wish.reason());
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return texts.text(
                "supervision.told",
                wish.subjectId(),
                wish.value(NAME),
                Objects.requireNonNullElse(wish.accountId(), 0L),
                wish.value(SUSPENSION));
    }

    @Override
    public Bilingual title(String value) {
        return texts.text("supervision.value." + value);
    }

    @Override
    @Transactional
    public void carryOut(StaffChange change, @Nullable String secret) {
        reinstate(
                read(change.wish().subjectId()),
                change.askedBy(),
                Objects.requireNonNullElse(change.decidedBy(), ""),
                change.wish().reason());
    }

    /**
     * Lifts a suspension, which takes two people.
     *
     * @param officer who asked for it
     * @param approvedBy who agreed
     * @throws dev.signet.platform.Refusal when it is not suspended
     */
    @Transactional
    public void reinstate(K which, String officer, String approvedBy, String reason) {
        A registered = locked(which);
        registered.reinstate(officer, approvedBy, reason, now());
        saved(registered, officer, ".reinstated", Map.of("reason", reason, "approvedBy", approvedBy));
        tell(which, registered, ".reinstated", reason);
    }

    /** Whoever it belongs to finds out before the next message is refused. */
    private void tell(K which, A registered, String action, String reason) {
        notices.tell(Notice.toAll(
                registered.accountId(),
                register.kind() + action,
                register.kind() + ":" + registered.id() + action + "@" + now().toEpochMilli(),
                Map.of("label", registered.label(), "name", standing(which).name(), "reason", reason)));
    }

    private void saved(A registered, String officer, String action, Map<String, String> said) {
        register.save(registered);
        Map<String, String> details = new TreeMap<>(said);
        details.put(register.labelledBy(), registered.label());
        audit.recordOf(
                registered.accountId(),
                officer,
                register.kind() + action,
                register.kind(),
                Long.toString(registered.id()),
                details);
        versions.raise(registered.accountId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
