package dev.signet.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All forms by their deployment name. What several forms share is written once under {@code forms/shared} and put in
 * place of {@code <!-- include path -->} here, so that a deployed form is whole: a running task keeps the form it was
 * started with.
 */
public final class FormLibrary {

    private static final List<String> FORMS = List.of(
            "forms/signature/review-signature.html",
            "forms/template/review-template.html",
            "forms/logexport/approve-log-export.html",
            "forms/blacklist/review-blacklist-release.html");

    private static final Pattern INCLUDE = Pattern.compile("<!-- include (forms/shared/[a-z.-]+) -->");

    private FormLibrary() {}

    /** The name under which a form is deployed, which is what a form key says, with its text. */
    public static Map<String, String> forms() {
        var forms = new LinkedHashMap<String, String>();
        FORMS.forEach(name -> forms.put(name, whole(name)));
        return forms;
    }

    private static String whole(String name) {
        return INCLUDE.matcher(read(name)).replaceAll(found -> Matcher.quoteReplacement(read(found.group(1))));
    }

    private static String read(String name) {
        try (InputStream in = FormLibrary.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no form part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
