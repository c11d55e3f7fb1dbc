package dev.signet.staff.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine's REST interface and web applications take their engine from a registry of the whole JVM, by name. Should
 * that be another than the one we log people in to, it would know of no login and check no authorization: then nobody
 * is let through.
 */
class OwnEngineFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(OwnEngineFilter.class);

    private final ProcessEngine engine;

    OwnEngineFilter(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isTheOnlyOne()) {
            chain.doFilter(request, response);
        } else {
            log.error("Another process engine runs in this JVM; the doors of ours stay shut");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private boolean isTheOnlyOne() {
        var known = ProcessEngines.getProcessEngines().values();
        return known.size() == 1 && known.stream().allMatch(found -> isOurs(found));
    }

    /** By what it works with, since the engine may reach us behind a proxy. */
    private boolean isOurs(ProcessEngine found) {
        return found.getIdentityService() == engine.getIdentityService();
    }
}
