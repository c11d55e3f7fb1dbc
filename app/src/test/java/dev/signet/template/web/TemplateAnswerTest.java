package dev.signet.template.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.template.TemplateForm;
import dev.signet.template.TemplateState;
import io.swagger.v3.core.converter.ModelConverters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Issue 10: the claim is one record within; whoever reads the answer finds its parts beside the others. */
class TemplateAnswerTest {

    private static final List<String> CLAIMED = List.of(
            "kind",
            "name",
            "content",
            "intlType",
            "variableAttributes",
            "relatedSignature",
            "sceneContent",
            "domain",
            "icpFiled",
            "domainOwned",
            "membersOnly",
            "remark");

    @Test
    void saysWhatWasClaimedBesideTheRest() {
        TemplateClaim claim = TemplateForm.of(TemplateKind.NOTIFICATION, "发货通知", "您的订单已发货。")
                .build()
                .claim();
        TemplateAnswer answer = new TemplateAnswer(
                "SMS_7",
                "70",
                claim,
                TemplateState.APPROVED,
                "",
                List.of(),
                List.of(),
                "1-abc",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                Set.of(),
                Map.of());

        JsonNode json = new ObjectMapper().registerModule(new JavaTimeModule()).valueToTree(answer);

        assertThat(json.fieldNames())
                .toIterable()
                .containsAll(CLAIMED)
                .contains("code", "state")
                .doesNotContain("claim");
    }

    @Test
    void isDescribedAsItIsWritten() {
        var described = ModelConverters.getInstance()
                .read(TemplateAnswer.class)
                .get("Template")
                .getProperties();

        assertThat(described.keySet())
                .containsAll(CLAIMED)
                .contains("code", "state")
                .doesNotContain("claim");
    }
}
