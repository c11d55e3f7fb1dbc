package dev.signet.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.MultipleOpenApiWebMvcResource;
import org.springframework.stereotype.Component;

/** The description of {@code /v1}, as {@code /v3/api-docs/v1} gives it, for whoever shows it in another form. */
@Component
public class ApiModel {

    private static final String DOCUMENTS = "/v3/api-docs";

    private final MultipleOpenApiWebMvcResource documents;
    private final ObjectMapper json;
    private volatile @Nullable JsonNode accounts;

    ApiModel(MultipleOpenApiWebMvcResource documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** OpenAPI 3, read once: what the server answers does not change while it runs. */
    public JsonNode accounts(HttpServletRequest request) {
        JsonNode known = accounts;
        if (known == null) {
            known = read(request);
            accounts = known;
        }
        return known;
    }

    private JsonNode read(HttpServletRequest request) {
        try {
            return json.readTree(documents.openapiJson(request, DOCUMENTS, ApiDescription.ACCOUNTS, Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
