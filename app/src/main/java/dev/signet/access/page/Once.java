package dev.signet.access.page;

import dev.signet.access.ram.FirstCredentials;
import dev.signet.account.AccessKey;
import dev.signet.platform.page.PagePart;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.ui.Model;

/**
 * A secret in the answer to the form that made it, and nowhere else: neither in an address nor in a cookie, and in no answer
 * that a browser may keep. It takes the place of the form; who loads the page again finds the form.
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

    static List<Line> of(FirstCredentials made) {
        List<Line> lines = new ArrayList<>();
        String password = made.password();
        if (password != null) {
            lines.add(new Line("login-name", made.loginName()));
            lines.add(new Line("password", password));
        }
        AccessKey key = made.key();
        if (key != null) {
            lines.addAll(of(key));
        }
        return lines;
    }

    static List<Line> of(AccessKey key) {
        return List.of(new Line("key-id", key.id()), new Line("key-secret", key.secret()));
    }

    /**
     * @param done the text that says what was made, of the bundle
     * @param whose the name to say in it, and in the file's name
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
        if (isWhole(request)) {
            return "access/once";
        }
        response.setHeader("HX-Retarget", "main .content");
        response.setHeader("HX-Reswap", "innerHTML");
        return "access/once :: once";
    }

    /** Whether a whole page is asked for, and not a part of one. */
    static boolean isWhole(HttpServletRequest request) {
        return !PagePart.isAsked(request);
    }
}
