package dev.signet.platform.page;

import jakarta.servlet.http.HttpServletRequest;

/** Whether the page's script asks for a part of a page, which has no frame, or a browser for the whole. */
public final class PagePart {

    private static final String HEADER = "HX-Request";
    private static final String UNATTENDED = "X-Unattended";

    private PagePart() {}

    public static boolean isAsked(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /** Whether the page asks by itself, again and again, and nobody may be there. */
    public static boolean isUnattended(HttpServletRequest request) {
        return isAsked(request) && request.getHeader(UNATTENDED) != null;
    }
}
