package dev.signet.application;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * That something suspended comes back into use, for which it takes a second person.
 *
 * @param <K> by which officers name it
 */
public abstract class Reinstatement<K, A extends Registered<?>> implements ConsentedAction {

    private static final String NAME = "name";
    private static final String SUSPENSION = "suspension";

    private final String action;
    private final String kind;
    private final Wording texts;
    private final Supervision<K, A> supervision;

    /** @param texts with {@code supervision.told} and {@code supervision.value.…} */
    protected Reinstatement(String action, String kind, Wording texts, Supervision<K, A> supervision) {
        this.action = action;
        this.kind = kind;
        this.texts = texts;
        this.supervision = supervision;
    }

    /**
     * What whoever decides is told of it.
     *
     * @param reason why it was suspended; null where it is not
     */
    public record Standing(
            long accountId, String name, @Nullable String reason) {}

    /** @throws dev.signet.platform.Refusal where there is none */
    protected abstract Standing standing(K which);

    protected abstract K read(String subjectId);

    /** What somebody asks for who wants it back in use. */
    public StaffWish wish(K which, String reason) {
        Standing standing = standing(which);
        SortedMap<String, String> values = new TreeMap<>();
        values.put(NAME, standing.name());
        values.put(SUSPENSION, Objects.requireNonNullElse(standing.reason(), ""));
        return new StaffWish(action, kind, which.toString(), standing.accountId(), values, reason.strip());
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public void check(StaffWish wish) {
        supervision.checkMayReinstate(read(wish.subjectId()), wish.reason());
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
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        supervision.reinstate(
                read(wish.subjectId()),
                change.askedBy(),
                Objects.requireNonNullElse(change.decidedBy(), ""),
                wish.reason());
    }
}
