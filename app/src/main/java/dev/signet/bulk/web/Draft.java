package dev.signet.bulk.web;

import dev.signet.platform.text.WholeNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody has chosen for a task that is not made yet. All of it stands in the address, so that a step back, a reload
 * and a copied link find it again.
 *
 * @param by {@code hand} where the numbers are typed; else they come from a file
 * @param list the recipients that were given; null until then
 */
record Draft(
        String name,
        String sign,
        String template,
        String by,
        @Nullable Long list) {

    static final String CONTENT = "/console/bulk-tasks/new";
    static final String RECIPIENTS = CONTENT + "/recipients";

    static Draft of(HttpServletRequest request) {
        OptionalLong list = WholeNumber.parseId(given(request, "list"));
        return new Draft(
                given(request, "name"),
                given(request, "sign"),
                given(request, "template"),
                given(request, "by"),
                list.isPresent() ? list.getAsLong() : null);
    }

    static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    public boolean isByHand() {
        return by.equals("hand");
    }

    public Draft with(@Nullable Long list) {
        return new Draft(name, sign, template, by, list);
    }

    public Draft by(String way) {
        return new Draft(name, sign, template, way, null);
    }

    /** The address of the choice of signature and template. */
    public String content() {
        return address(CONTENT);
    }

    /** The address of the recipients. */
    public String recipients() {
        return address(RECIPIENTS);
    }

    private String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path)
                .queryParam("name", "{name}")
                .queryParam("sign", "{sign}")
                .queryParam("template", "{template}");
        if (!by.isEmpty()) {
            address.queryParam("by", "{by}");
        }
        if (list != null) {
            address.queryParam("list", list);
        }
        return address.encode()
                .buildAndExpand(java.util.Map.of("name", name, "sign", sign, "template", template, "by", by))
                .toUriString();
    }
}
