package dev.signet.customer.web;

import dev.signet.platform.page.PagePart;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.ui.Model;

/**
 * A secret in the answer to the form that made it, and nowhere else: neither in an address nor in a cookie, and in no answer
 * that a browser may keep. It takes the place of the form.
 */
final class Once {

    /** @param name of its text in the bundle */
    record Line(String name, @Secret String secret) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    private Once() {}

    /**
     * @param done the text that says what was made or asked for
     * @param whose the name of the account, also in the file's name
     * @param back to go on to
     */
    static String show(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            String done,
            String whose,
            List<Line> lines,
            String back) {
        model.addAttribute("done", done);
        model.addAttribute("whose", whose);
        model.addAttribute("lines", lines);
        model.addAttribute("back", back);
        if (!PagePart.isAsked(request)) {
            return "customer/once";
        }
        response.setHeader("HX-Retarget", "main .content");
        response.setHeader("HX-Reswap", "innerHTML");
        return "customer/once :: once";
    }
}
