package dev.signet.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.dom.DOMMarkupParser;
import org.attoparser.dom.Element;
import org.attoparser.dom.INestableNode;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/** What a page offers to whoever reads it: where its links lead and what its buttons send. */
final class DrawnPage {

    private static final List<String> FIELDS = List.of("input", "select", "textarea");

    private final List<Element> all = new ArrayList<>();

    DrawnPage(String html) {
        try {
            add(new DOMMarkupParser(ParseConfiguration.htmlConfiguration()).parse(html));
        } catch (ParseException e) {
            throw new IllegalArgumentException(html, e);
        }
    }

    private void add(INestableNode node) {
        for (Element child : node.getChildrenOfType(Element.class)) {
            all.add(child);
            add(child);
        }
    }

    /** What a button sends, and where. */
    record Sent(String path, String body) {}

    /** Addresses within the console, of links and of parts that are fetched. */
    List<String> leadsTo() {
        Stream<String> links = named("a").map(link -> value(link, "href"));
        Stream<String> parts = all.stream().map(each -> value(each, "hx-get"));
        Stream<String> searches = named("form")
                .filter(form -> !isPost(form))
                .map(form -> value(form, "action"))
                .filter(Objects::nonNull);
        return Stream.of(links, parts, searches)
                .flatMap(one -> one)
                .filter(Objects::nonNull)
                .filter(path -> path.startsWith("/console"))
                .map(path -> path.replaceFirst("#.*", ""))
                .distinct()
                .toList();
    }

    /** What each button that sends a form sends as it is drawn, and what fields send by themselves. */
    List<Sent> sends() {
        List<Sent> sent = new ArrayList<>();
        for (Element form : named("form").filter(DrawnPage::isPost).toList()) {
            String body = body(form);
            within(form, DrawnPage::isEnabledButton)
                    .map(button -> first(value(button, "formaction"), value(button, "hx-post"), target(form)))
                    .forEach(path -> sent.add(new Sent(path, body)));
            if (value(form, "hx-trigger") != null) {
                sent.add(new Sent(target(form), body));
            }
        }
        all.stream()
                .filter(each -> value(each, "hx-post") != null)
                .filter(each -> !each.elementNameMatches("form") && !isEnabledButton(each))
                .map(each -> new Sent(Objects.requireNonNull(value(each, "hx-post")), ""))
                .forEach(sent::add);
        return sent.stream().distinct().toList();
    }

    /** Forms that somebody can fill in but not send. */
    List<String> filledInForNothing() {
        return named("form")
                .filter(form -> isPost(form)
                        && value(form, "hx-trigger") == null
                        && within(form, DrawnPage::isEnabledButton).findAny().isEmpty()
                        && within(form, DrawnPage::canBeFilledIn).findAny().isPresent())
                .map(form -> "a form to " + target(form) + " without a button")
                .toList();
    }

    /** Buttons that open what is not on the page. */
    List<String> opensNothing() {
        List<String> ids = all.stream().map(each -> value(each, "id")).toList();
        return all.stream()
                .map(each -> value(each, "data-opens"))
                .filter(opened -> opened != null && !ids.contains(opened))
                .map(opened -> "a button that opens " + opened + ", which is not there")
                .toList();
    }

    private Stream<Element> named(String name) {
        return all.stream().filter(each -> each.elementNameMatches(name));
    }

    /** Parts of a form by where they stand, or by their attribute {@code form}. */
    private Stream<Element> within(Element form, Predicate<Element> wanted) {
        String id = value(form, "id");
        return all.stream()
                .filter(each -> isIn(each, form) || id != null && id.equals(value(each, "form")))
                .filter(wanted);
    }

    private static boolean isIn(Element part, Element form) {
        return Stream.iterate(part, Objects::nonNull, DrawnPage::parent).anyMatch(each -> each == form);
    }

    private static @Nullable Element parent(Element element) {
        return element.getParent() instanceof Element parent ? parent : null;
    }

    private static boolean isPost(Element form) {
        return "post".equalsIgnoreCase(value(form, "method")) || value(form, "hx-post") != null;
    }

    private static String target(Element form) {
        return first(value(form, "hx-post"), value(form, "action"), "");
    }

    private static boolean isEnabledButton(Element element) {
        String type = value(element, "type");
        boolean sends = element.elementNameMatches("button")
                ? type == null || type.equals("submit")
                : element.elementNameMatches("input") && "submit".equals(type);
        return sends && isEnabled(element);
    }

    /** A question to search for is sent by Enter; what names another form does not belong to the one around it. */
    private static boolean canBeFilledIn(Element element) {
        return FIELDS.stream().anyMatch(element::elementNameMatches)
                && !List.of("hidden", "search").contains(Objects.requireNonNullElse(value(element, "type"), ""))
                && value(element, "form") == null
                && value(element, "readonly") == null
                && isEnabled(element);
    }

    private static boolean isEnabled(Element element) {
        return Stream.iterate(element, Objects::nonNull, DrawnPage::parent)
                .noneMatch(each -> value(each, "disabled") != null);
    }

    private String body(Element form) {
        return within(form, each -> FIELDS.stream().anyMatch(each::elementNameMatches) && isEnabled(each))
                .filter(field -> value(field, "name") != null && isSent(field))
                .map(field -> encoded(value(field, "name")) + "=" + encoded(value(field, "value")))
                .collect(Collectors.joining("&"));
    }

    private static boolean isSent(Element field) {
        String type = Objects.requireNonNullElse(value(field, "type"), "");
        return !List.of("checkbox", "radio").contains(type) || value(field, "checked") != null;
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }

    private static @Nullable String value(Element element, String attribute) {
        return element.hasAttribute(attribute)
                ? HtmlEscape.unescapeHtml(Objects.requireNonNullElse(element.getAttributeValue(attribute), ""))
                : null;
    }

    private static String first(@Nullable String... values) {
        return Stream.of(values).filter(Objects::nonNull).findFirst().orElse("");
    }
}
