package dev.signet.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What is shown in the answer to a form and nowhere else, as a secret is: it takes the place of the page's content, has no
 * address, and whoever loads the page again finds the page.
 */
public final class InPlace {

    private InPlace() {}

    /**
     * @param template with a fragment {@code part} within its content
     * @return the view: the whole page to a browser without script
     */
    public static String of(HttpServletRequest request, HttpServletResponse response, String template) {
        if (!PagePart.isAsked(request)) {
            return template;
        }
        response.setHeader("HX-Retarget", "main .content");
        response.setHeader("HX-Reswap", "innerHTML show:window:top");
        return template + " :: part";
    }
}
