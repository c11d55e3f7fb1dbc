package dev.signet.signature.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureClaim;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.signature.SignatureForm;
import dev.signet.signature.SignatureState;
import io.swagger.v3.core.converter.ModelConverters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Issue 10: the claim is one record within; whoever reads the answer finds its parts beside the others. */
class SignatureAnswerTest {

    private static final List<String> CLAIMED = List.of(
            "scenario",
            "source",
            "sourceContent",
            "sourceName",
            "sourceOwned",
            "thirdParty",
            "rightHolder",
            "publicBody",
            "landline",
            "domain",
            "icpFiled",
            "online",
            "remark");

    @Test
    void saysWhatWasClaimedBesideTheRest() {
        SignatureClaim claim = SignatureForm.of("云帆科技", Scenario.GENERAL, SignatureSource.COMPANY)
                .build()
                .claim();
        SignatureAnswer answer = new SignatureAnswer(
                "云帆科技",
                "SIGN_7",
                "70",
                claim,
                SignatureState.APPROVED,
                "",
                List.of(),
                List.of(),
                "1-abc",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                Set.of(),
                false,
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
                .read(SignatureAnswer.class)
                .get("Signature")
                .getProperties();

        assertThat(described.keySet())
                .containsAll(CLAIMED)
                .contains("code", "state")
                .doesNotContain("claim");
    }
}
