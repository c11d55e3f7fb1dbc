package dev.signet.platform.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where a page stands in the navigation whose own address does not say it: one and the same page shows templates and bulk
 * tasks for messages at home and abroad.
 */
public final class PagePlace {

    private static final String ATTRIBUTE = PagePlace.class.getName();

    private PagePlace() {}

    /** @param path of the entry of the navigation that it belongs to, {@code /console/international/templates} */
    public static void below(HttpServletRequest request, String path) {
        request.setAttribute(ATTRIBUTE, path);
    }

    /** The path that its reader asked for, wherever that was led to inside. */
    public static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    /** What was said, or else its own address. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String path ? path : request.getRequestURI();
    }
}
