package dev.signet.access.page;

import dev.signet.platform.page.PageLanguage;
import dev.signet.rulebook.ActiveRulebook;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every one of these templates finds besides. */
@ControllerAdvice(basePackageClasses = PageFacts.class)
class PageFacts {

    private final ActiveRulebook rulebook;

    PageFacts(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The rulebook's numbers by their names, {@code limits.of('access.user-name.max')}. */
    record Limits(ActiveRulebook rulebook) {

        public int of(String name) {
            return rulebook.current().policies().number(name);
        }
    }

    @ModelAttribute
    void fill(Model model, HttpServletRequest request) {
        model.addAttribute("limits", new Limits(rulebook));
        model.addAttribute("about", new PolicyAbout(PageLanguage.of(request)));
    }
}
