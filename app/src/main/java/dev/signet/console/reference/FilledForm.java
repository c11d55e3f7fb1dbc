package dev.signet.console.reference;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What somebody wrote into the form of an action. A list is written one item a line. */
final class FilledForm {

    /** Before the name of a parameter, which might be that of something else of the page's. */
    static final String FIELD = "p.";

    private final HttpServletRequest request;

    FilledForm(HttpServletRequest request) {
        this.request = request;
    }

    /** As it was written, for showing it again; never a password. */
    public String shown(Parameter parameter) {
        return parameter.isSecret() ? "" : written(parameter);
    }

    /** The parameters of the call: those that the action takes, without those that were left empty. */
    Map<String, String> parameters(ReferenceAction action) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : action.given()) {
            String written = written(parameter);
            List<String> items = parameter.isNumbered() ? written.lines().toList() : List.of(written);
            for (int i = 0; i < items.size(); i++) {
                if (!items.get(i).isEmpty()) {
                    values.put(parameter.numbered(i + 1), items.get(i));
                }
            }
        }
        return values;
    }

    private String written(Parameter parameter) {
        return Objects.requireNonNullElse(request.getParameter(FIELD + parameter.name()), "")
                .replace("\r\n", "\n");
    }
}
