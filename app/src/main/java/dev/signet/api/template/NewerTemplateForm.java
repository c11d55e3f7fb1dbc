package dev.signet.api.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.template.TemplateForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** The parameters that {@code CreateSmsTemplate} and {@code UpdateSmsTemplate} share. */
@Component
class NewerTemplateForm {

    /** Of two rules for one variable the caller means one, and nothing behind the object. */
    private static final ObjectReader RULES = new ObjectMapper()
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    TemplateForm read(RpcCall call) {
        TemplateKind kind = TemplateWire.kind(call);
        OptionalInt intlType = call.intValue("IntlType", 0, 2);
        checkMoreData(call);
        return TemplateForm.of(kind, name(call), call.requiredText("TemplateContent"))
                .intlType(kind == TemplateKind.INTERNATIONAL && intlType.isPresent() ? intlType.getAsInt() : null)
                .variableAttributes(rules(call))
                .relatedSignature(call.name("RelatedSignName"))
                .sceneContent(call.prose("ApplySceneContent"))
                .remark(call.prose("Remark"))
                .build();
    }

    /** The one missing parameter that is documented with status 404. */
    private static String name(RpcCall call) {
        String name = call.text("TemplateName");
        if (name == null) {
            throw new GatewayRefusal("MissingTemplateName", 404, "TemplateName is mandatory for this action.");
        }
        return name;
    }

    private void checkMoreData(RpcCall call) {
        String text = call.text("MoreData");
        if (text != null && !text.replace(" ", "").equals("[]")) {
            throw new GatewayRefusal(
                    "InvalidMoreData",
                    400,
                    "MoreData names files that were not uploaded here; send proofs with the application itself to "
                            + "POST /v1/templates.");
        }
    }

    /** {@code {"code":"numberCaptcha"}}; absent means that the applicant declared none. */
    private Map<String, String> rules(RpcCall call) {
        String text = call.text("TemplateRule");
        Map<String, String> rules = new LinkedHashMap<>();
        if (text == null) {
            return rules;
        }
        try {
            JsonNode node = RULES.readTree(text);
            if (!node.isObject()) {
                throw malformedRule(text);
            }
            node.properties().forEach(field -> {
                if (!field.getValue().isTextual()) {
                    throw malformedRule(text);
                }
                rules.put(field.getKey(), field.getValue().textValue());
            });
            return rules;
        } catch (JsonProcessingException e) {
            throw malformedRule(text);
        }
    }

    private static GatewayRefusal malformedRule(String text) {
        return new GatewayRefusal(
                "InvalidTemplateRule.Format",
                400,
                "TemplateRule must be a JSON object of variable and rule, each variable once, like {\"code\":\"numberCaptcha\"}; it was '"
                        + Quoted.of(text) + "'.");
    }
}
