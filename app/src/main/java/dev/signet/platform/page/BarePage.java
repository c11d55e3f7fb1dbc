package dev.signet.platform.page;

import dev.signet.platform.Bilingual;
import dev.signet.platform.RequestTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * What is told where there is no frame: to whoever is not logged in, before a request was read, or when the drawing of a
 * page failed. In the reader's language, with the RequestId by which it is found in the log.
 */
@Component
public class BarePage {

    private static final String TEMPLATE = "console/bare";
    /** Without the page around it. */
    private static final Set<String> PART = Set.of("part");

    private static final String STYLE = "/assets/console.css";

    private final ObjectProvider<ITemplateEngine> engine;
    private final ObjectProvider<ResourceUrlProvider> files;

    BarePage(ObjectProvider<ITemplateEngine> engine, ObjectProvider<ResourceUrlProvider> files) {
        this.engine = engine;
        this.files = files;
    }

    /**
     * In place of whatever was begun of an answer.
     *
     * @param headers to go with it
     */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            Bilingual words,
            HttpHeaders headers)
            throws IOException {
        String requestId = Objects.requireNonNullElse(MDC.get(RequestTrace.KEY), "");
        String page = page(request, response, code, words, requestId);
        response.reset();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (!requestId.isEmpty()) {
            response.setHeader(RequestTrace.HEADER, requestId);
        }
        response.setStatus(status);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getWriter().write(page);
    }

    private String page(
            HttpServletRequest request, HttpServletResponse response, String code, Bilingual words, String requestId) {
        Locale locale = PageLanguage.of(request);
        Map<String, Object> said = Map.of(
                "language",
                PageLanguage.isEnglish(locale) ? "en" : "zh-CN",
                "style",
                Objects.requireNonNullElse(files.getObject().getForLookupPath(STYLE), STYLE),
                "code",
                code,
                "message",
                PageLanguage.of(words, locale),
                "requestId",
                requestId,
                "root",
                PageCookies.path(request));
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response);
        WebContext context = new WebContext(exchange, locale, said);
        return PagePart.isAsked(request)
                ? engine.getObject().process(TEMPLATE, PART, context)
                : engine.getObject().process(TEMPLATE, context);
    }
}
