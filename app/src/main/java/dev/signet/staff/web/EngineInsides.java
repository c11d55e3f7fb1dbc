package dev.signet.staff.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Addresses of the engine that no review needs: what Cockpit and Admin ask of their plugins, which read the database past
 * the engine's commands; which version runs here, and what is counted of it; and what is shut to everybody: the call of
 * workers that we have none of, and Admin's way to make a first administrator, for which the engine asks nobody.
 */
final class EngineInsides {

    private static final String ENGINE = "/+(engine-rest|camunda/+api/+engine)/+(engine/+[^/]+/+)?";
    private static final Pattern INSIDES =
            Pattern.compile(ENGINE + "(version|telemetry|metrics)(/.*)?|/+camunda/+api/+(cockpit|admin/+plugin)(/.*)?");
    private static final Pattern SHUT =
            Pattern.compile(ENGINE + "external-task/+fetchAndLock/*|/+camunda/+api/+admin/+setup(/.*)?");

    private EngineInsides() {}

    static boolean areAskedFor(HttpServletRequest request) {
        return INSIDES.matcher(path(request)).matches();
    }

    static boolean areShut(HttpServletRequest request) {
        return SHUT.matcher(path(request)).matches();
    }

    /** As the container decoded it. */
    static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
