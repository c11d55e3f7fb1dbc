package dev.signet.signature;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.text.WholeNumber;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That a suspended signature comes back into use, for which it takes a second person. */
@Component
public class SignatureReinstatement implements ConsentedAction {

    public static final String ACTION = "ReinstateSignature";

    private static final Wording TEXTS = Wording.of("signature");
    private static final String NAME = "name";
    private static final String SUSPENSION = "suspension";

    private final SignatureSupervision supervision;
    private final SignatureStore store;

    SignatureReinstatement(SignatureSupervision supervision, SignatureStore store) {
        this.supervision = supervision;
        this.store = store;
    }

    /** What somebody asks for who wants it back in use. */
    public StaffWish wish(long id, String reason) {
        Signature signature =
                store.find(id).orElseThrow(() -> TEXTS.refusal(Signature.NOT_USABLE, "supervision.unknown", id));
        SortedMap<String, String> values = new TreeMap<>();
        values.put(NAME, signature.label());
        values.put(SUSPENSION, Objects.requireNonNullElse(signature.suspension(), ""));
        return new StaffWish(
                ACTION, SignatureFlow.KIND, Long.toString(id), signature.accountId(), values, reason.strip());
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        supervision.checkMayReinstate(id(wish), wish.reason());
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return TEXTS.text(
                "supervision.told",
                wish.value(NAME),
                Objects.requireNonNullElse(wish.accountId(), 0L),
                wish.value(SUSPENSION));
    }

    @Override
    public Bilingual title(String value) {
        return TEXTS.text("supervision.value." + value);
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        supervision.reinstate(
                id(wish), change.askedBy(), Objects.requireNonNullElse(change.decidedBy(), ""), wish.reason());
    }

    private static long id(StaffWish wish) {
        return WholeNumber.parseId(wish.subjectId()).orElseThrow();
    }
}
