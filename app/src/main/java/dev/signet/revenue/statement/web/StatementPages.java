package dev.signet.revenue.statement.web;

import dev.signet.platform.Wording;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.page.TakesFiles;
import dev.signet.revenue.statement.Difference;
import dev.signet.revenue.statement.DifferenceKind;
import dev.signet.revenue.statement.Statement;
import dev.signet.revenue.statement.Statements;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** 运营商对账: carriers' monthly statements, and where they are other than our messages. */
@StaffPage
class StatementPages {

    private static final Wording WORDS = Wording.of("revenue");
    private static final String TEXTS = "revenue";
    private static final String ALL = "/staff/statements";
    private static final int ROWS = 50;
    private static final int SHOWN = 50;

    private final Statements statements;

    StatementPages(Statements statements) {
        this.statements = statements;
    }

    @GetMapping(ALL)
    String list(@RequestParam(defaultValue = "1") int page, Model model, HttpServletRequest request) {
        Pager asked = Pager.of(request, Math.max(1, page), ROWS, statements.count());
        Pager pager = new Pager(Math.min(asked.page(), asked.pages()), ROWS, asked.total(), asked.address());
        List<Statement> shown = statements.newest((pager.page() - 1L) * ROWS, ROWS);
        model.addAttribute("pager", pager);
        model.addAttribute("statements", shown);
        model.addAttribute("atWork", shown.stream().anyMatch(one -> one.state().isUnderWay()));
        return "revenue/statements";
    }

    @GetMapping(ALL + "/new")
    String fresh(Model model) {
        model.addAttribute("carriers", statements.carriers());
        model.addAttribute("months", statements.months());
        model.addAttribute("most", statements.maxFile());
        return "revenue/statement-new";
    }

    @DoneOnce
    @TakesFiles
    @PostMapping(ALL)
    View take(
            @RequestParam(defaultValue = "") String carrier,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Principal who)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw WORDS.refusal("InvalidParameter.File", "statement.file.missing");
        }
        try (InputStream content = file.getInputStream()) {
            Statements.Imported imported = statements.take(
                    who.getName(), carrier, month, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content);
            return Done.to(
                    ALL + "/" + imported.statement().id(),
                    TEXTS,
                    imported.fresh() ? "statement.taken" : "statement.same");
        }
    }

    /** @param kind of the differences that are listed; the first that there is where none is named */
    @GetMapping(ALL + "/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable DifferenceKind kind,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        Statement statement = statements.require(id);
        DifferenceKind shown = kind != null
                ? kind
                : Arrays.stream(DifferenceKind.values())
                        .filter(each -> statement.count(each).found() > 0)
                        .findFirst()
                        .orElse(null);
        List<Difference> found = shown == null
                ? List.of()
                : statements.differences(id, shown, Difference.behind(shown, after), SHOWN + 1);
        boolean more = found.size() > SHOWN;
        model.addAttribute("statement", statement);
        model.addAttribute("kinds", DifferenceKind.values());
        model.addAttribute("kind", shown);
        model.addAttribute("differences", more ? found.subList(0, SHOWN) : found);
        model.addAttribute("next", more ? found.get(SHOWN - 1).ref() : null);
        model.addAttribute("after", after);
        return "revenue/statement";
    }

    @PostMapping(ALL + "/{id}/delete")
    View remove(@PathVariable long id, Principal who) {
        statements.remove(who.getName(), id);
        return Done.to(ALL, TEXTS, "statement.removed");
    }
}
