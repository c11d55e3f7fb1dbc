package dev.signet.console.reference;

import dev.signet.access.ListedAction;
import dev.signet.platform.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A call of {@code /v1}.
 *
 * @param group the first word of its path behind {@code /v1}
 * @param path with places in braces
 * @param about more than the title says; empty where there is no more
 * @param needed what whoever calls must be allowed
 * @param parameters of path and query
 * @param body the fields of the body, in their order; empty where there is none
 * @param example of the body as JSON; empty where there is none
 * @param answer the fields of the answer
 */
record RestCall(
        String group,
        String method,
        String path,
        Bilingual title,
        Bilingual about,
        List<ListedAction> needed,
        List<RestField> parameters,
        String contentType,
        List<RestField> body,
        String example,
        List<RestField> answer) {

    static final String PAGES = "/console/api/v1/";

    /** The address of its page, where a place is written {@code :id}. */
    public String page() {
        return PAGES
                + method.toLowerCase(Locale.ROOT)
                + path.substring("/v1".length()).replace("{", ":").replace("}", "");
    }

    public boolean isWrite() {
        return !method.equals("GET");
    }

    boolean holds(String words) {
        String wanted = words.toLowerCase(Locale.ROOT).strip();
        return Stream.of(method + " " + path, title.zh(), title.en(), about.zh(), about.en())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
