package dev.signet.template;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That a suspended template comes back into use, for which it takes a second person. */
@Component
public class TemplateReinstatement implements ConsentedAction {

    public static final String ACTION = "ReinstateTemplate";

    private static final Wording TEXTS = Wording.of("template");
    private static final String NAME = "name";
    private static final String SUSPENSION = "suspension";

    private final TemplateSupervision supervision;
    private final TemplateStore store;

    TemplateReinstatement(TemplateSupervision supervision, TemplateStore store) {
        this.supervision = supervision;
        this.store = store;
    }

    /** What somebody asks for who wants it back in use. */
    public StaffWish wish(String code, String reason) {
        Template template = store.findByCode(code)
                .orElseThrow(() -> TEXTS.refusal(Template.NOT_USABLE, "supervision.unknown", code));
        SortedMap<String, String> values = new TreeMap<>();
        values.put(NAME, template.newest().facts().claim().name());
        values.put(SUSPENSION, Objects.requireNonNullElse(template.suspension(), ""));
        return new StaffWish(ACTION, TemplateFlow.KIND, code, template.accountId(), values, reason.strip());
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        supervision.checkMayReinstate(code(wish), wish.reason());
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return TEXTS.text(
                "supervision.told",
                wish.subjectId(),
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
                code(wish), change.askedBy(), Objects.requireNonNullElse(change.decidedBy(), ""), wish.reason());
    }

    private static String code(StaffWish wish) {
        return wish.subjectId();
    }
}
