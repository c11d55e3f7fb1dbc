package dev.signet.console;

import dev.signet.platform.Wording;
import dev.signet.platform.page.PageLanguage;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/**
 * The texts of templates, from the bundles that the API's come from: {@code #{signature.list.title}} is {@code list.title}
 * of {@code messages/signature.properties}. One that is missing is a fault, not a text.
 */
final class PageMessages extends AbstractMessageResolver {

    private final Map<String, Wording> bundles = new ConcurrentHashMap<>();

    @Override
    public String resolveMessage(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] values) {
        int dot = key.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("'" + key + "' is not <bundle>.<key>");
        }
        Wording texts = bundles.computeIfAbsent(key.substring(0, dot), Wording::of);
        Object[] given = values == null ? new Object[0] : values;
        Locale locale = context.getLocale();
        String name = key.substring(dot + 1);
        return PageLanguage.isEnglish(locale) ? texts.en(name, given) : texts.zh(name, given);
    }

    @Override
    public @Nullable String createAbsentMessageRepresentation(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] values) {
        return null;
    }
}
