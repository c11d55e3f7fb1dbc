package dev.signet.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What in a resource group stands for all that have a tag: {@code tag/<key>/<value>}. Unlike names of resources, tags are
 * equal where every character is, letter case included. A slash within key or value is written {@code %2F}, a percent sign
 * {@code %25}, so that no item means two tags and every tag has its item.
 *
 * @param value may be empty
 */
public record TagItem(String key, String value) {

    private static final String TEXT = "(?:[^/%]|%2F|%25)";
    private static final Pattern FORM = Pattern.compile("tag/(" + TEXT + "+)/(" + TEXT + "*)");

    /** Empty where the item is written otherwise. */
    public static Optional<TagItem> parse(String item) {
        Matcher form = FORM.matcher(item);
        return form.matches() ? Optional.of(new TagItem(read(form.group(1)), read(form.group(2)))) : Optional.empty();
    }

    private static String read(String written) {
        return written.replace("%2F", "/").replace("%25", "%");
    }

    private static String written(String text) {
        return text.replace("%", "%25").replace("/", "%2F");
    }

    /** As it is written in a group. */
    @Override
    public String toString() {
        return "tag/" + written(key) + "/" + written(value);
    }
}
