package dev.signet.rulebook.web;

import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.PageLanguage;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.VariableAttributes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 签名/模版申请规范: the norms in force, to which forms and findings lead (S5.2-11). */
@ConsolePage
class NormPages {

    private static final Wording TEXTS = Wording.of("api");

    private final NormController norms;
    private final ActiveRulebook rulebook;

    NormPages(NormController norms, ActiveRulebook rulebook) {
        this.norms = norms;
        this.rulebook = rulebook;
    }

    @GetMapping("/console/norms/{subject}")
    String norms(@PathVariable String subject, HttpServletRequest request, Model model) {
        NormController.NormsAnswer answer = norms.norms(subject);
        model.addAttribute("title", PageLanguage.of(TEXTS.text("norms." + subject), PageLanguage.of(request)));
        model.addAttribute("subject", subject);
        model.addAttribute("subjects", NormController.SUBJECTS);
        model.addAttribute("norms", answer.norms());
        // Of the variables of templates every attribute, and why one is chosen (S5.2-12).
        model.addAttribute(
                "attributes",
                subject.equals("template")
                        ? VariableAttributes.offered(rulebook.current().policies())
                        : List.of());
        return "rulebook/norms";
    }
}
