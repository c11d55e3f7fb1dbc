package dev.signet.blacklist;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Masks;
import dev.signet.rules.fact.BlacklistKind;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How complaints and risky numbers get on the platform's list (S9.4-1, RG-13). */
@Service
public class BlacklistIntake {

    private static final Wording TEXTS = Wording.of("blacklist");
    private static final Set<BlacklistKind> BY_PEOPLE = EnumSet.of(BlacklistKind.COMPLAINT, BlacklistKind.PLATFORM);

    private final Blacklist blacklist;
    private final AuditTrail audit;
    private final Clock clock;

    BlacklistIntake(Blacklist blacklist, AuditTrail audit, Clock clock) {
        this.blacklist = blacklist;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lists a number for all accounts.
     *
     * @param number country code and number as an integer
     * @param signName messages under this signature only; null for all
     * @param origin where the word about the number came from
     * @param reason kept and told with the phone numbers in it masked: whom it is about is known without (RC-1)
     * @throws dev.signet.platform.Refusal {@code isv.INVALID_PARAMETERS} for a list that people do not keep
     */
    @Transactional
    public void list(
            String officer,
            long number,
            BlacklistKind kind,
            @Nullable String signName,
            ComplaintOrigin origin,
            String reason) {
        if (!BY_PEOPLE.contains(kind)) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "intake.kind", kind, BY_PEOPLE);
        }
        String why = Masks.phonesIn(reason);
        audit.record(
                officer,
                "blacklist.listed",
                "number",
                Masks.phone(Long.toString(number)),
                Map.of(
                        "list", kind.name(),
                        "signName", signName == null ? "" : signName,
                        "source", origin.storedSource(),
                        "reference", origin.reference(),
                        "reason", why));
        blacklist.add(
                new BlacklistEntry(number, BlacklistEntry.PLATFORM, kind, signName, why, clock.instant()),
                origin,
                officer);
    }

    /**
     * Takes a number off that was listed by mistake. What happened to it stays on record. The others end otherwise: an opt-out
     * by whoever opted out (S9.4-3), what a carrier blocks by that carrier (S9.4-4), an account's own list by the account.
     *
     * @param signName the signature that the entry is about; null for all
     * @param reason kept and told with the phone numbers in it masked
     * @throws dev.signet.platform.Refusal {@code isv.INVALID_PARAMETERS} for a list that people do not keep, {@code
     *     BlacklistEntryNotFound} where the number is not on this one
     */
    @Transactional
    public void takeOff(String officer, long number, BlacklistKind kind, @Nullable String signName, String reason) {
        if (!BY_PEOPLE.contains(kind)) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "keeps." + kind);
        }
        String why = Masks.phonesIn(reason);
        String masked = Masks.phone(Long.toString(number));
        audit.record(
                officer,
                "blacklist.taken-off",
                "number",
                masked,
                Map.of("list", kind.name(), "signName", signName == null ? "" : signName, "reason", why));
        BlacklistEntry entry = new BlacklistEntry(number, BlacklistEntry.PLATFORM, kind, signName, "", clock.instant());
        if (!blacklist.remove(entry, why, officer)) {
            throw TEXTS.refusal("BlacklistEntryNotFound", "intake.not-listed", masked, TEXTS.text("list." + kind));
        }
    }

    /** The lists that people keep. */
    public static Set<BlacklistKind> keptByPeople() {
        return EnumSet.copyOf(BY_PEOPLE);
    }

    /** Every list that a number is on now. */
    public List<BlacklistEntry> entries(long number) {
        return blacklist.everywhere(number);
    }

    /** As {@link Blacklist#recent}. */
    public List<Listing> recent(@Nullable BlacklistKind kind, int page, int pageSize) {
        return blacklist.recent(kind, page, pageSize);
    }

    /** What happened to this number on the platform's list, newest first. */
    public List<BlacklistEvent> history(long number) {
        return blacklist.history(number, BlacklistEntry.PLATFORM);
    }
}
