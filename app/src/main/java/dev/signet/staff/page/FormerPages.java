package dev.signet.staff.page;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.RedirectView;

/** Where pages stood before: bookmarks, and links in messages that were sent, lead to where they are now. */
@Hidden
@Controller
class FormerPages {

    @GetMapping("/pages/people-changes.html")
    RedirectView changes() {
        return to("/staff/changes");
    }

    @GetMapping("/pages/password.html")
    RedirectView password() {
        return to("/staff/own");
    }

    private static RedirectView to(String page) {
        RedirectView view = new RedirectView(page, true);
        view.setExposeModelAttributes(false);
        return view;
    }
}
