package dev.signet.api.rest;

import dev.signet.account.ApiCaller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes {@code /v1} at {@code /v3/api-docs/v1}, and what people of the platform use at {@code …/platform}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static final String ACCOUNTS = "v1";

    private static final String SCHEME = "acs3";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ApiCaller.class);
    }

    @Bean
    GroupedOpenApi accountApi() {
        return GroupedOpenApi.builder()
                .group(ACCOUNTS)
                .displayName("Signet for accounts")
                .pathsToMatch("/v1/**")
                .pathsToExclude("/v1/admin/**", "/v1/reviews/**", "/v1/me/**")
                .addOpenApiCustomizer(ApiDescription::signed)
                .build();
    }

    @Bean
    GroupedOpenApi platformApi() {
        return GroupedOpenApi.builder()
                .group("platform")
                .displayName("Signet for the platform's people")
                .pathsToMatch("/v1/admin/**", "/v1/reviews/**", "/v1/me/**")
                .build();
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Signet")
                        .version("v1")
                        .description("What the Alibaba-compatible actions cannot carry: rights and evidence by kind, "
                                + "variable attributes, decisions. Errors have one body: code, message, messageEn, "
                                + "requestId, findings."));
    }

    private static void signed(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents()
                .addSecuritySchemes(
                        SCHEME,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Authorization")
                                .description("`ACS3-HMAC-SHA256 Credential=<AccessKeyId>,SignedHeaders=<names>,"
                                        + "Signature=<hex>` over method, path, query, the headers host, x-acs-date, "
                                        + "x-acs-signature-nonce, x-acs-content-sha256 and the body's SHA-256. "
                                        + "A recipe in bash: docs/api/signing.md."));
        api.addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }
}
