package dev.signet.api.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.evidence.EvidenceContent;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.signature.SignatureForm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The parameters that {@code CreateSmsSign} and {@code UpdateSmsSign} share. An account's verified identity is its
 * qualification, so the qualification's id is the account's own and may be left out.
 */
@Component
class NewerSignForm {

    private final EvidenceFiles files;
    private final ObjectMapper json;

    NewerSignForm(EvidenceFiles files, ObjectMapper json) {
        this.files = files;
        this.json = json;
    }

    SignatureForm read(RpcCall call) {
        String name = call.requiredName("SignName");
        SignatureSource source = SignatureSource.values()[call.requiredInt("SignSource", 0, 5)];
        checkQualification(call);
        checkMoreData(call);
        String scene = scene(call, source);
        SignatureForm.Builder form = SignatureForm.of(name, SignatureWire.scenario(call), source)
                .thirdParty(Boolean.TRUE.equals(call.booleanValue("ThirdParty")))
                .sourceContent(scene == null ? "" : scene)
                .domain(source == SignatureSource.WEBSITE && scene != null ? host(scene) : null)
                .remark(call.prose("Remark"));
        letter(call).ifPresent(letter -> form.unclassifiedEvidence(List.of(letter)));
        return form.build();
    }

    private static void checkQualification(RpcCall call) {
        Long id = call.longValue("QualificationId", 1, Long.MAX_VALUE);
        if (id != null && id != call.accountId()) {
            throw new GatewayRefusal(
                    "QualificationNotFound",
                    404,
                    "QualificationId " + id + " does not exist; this account's own is " + call.accountId()
                            + " and may be left out.");
        }
    }

    private void checkMoreData(RpcCall call) {
        String text = call.text("MoreData");
        if (text == null) {
            return;
        }
        try {
            JsonNode node = json.readTree(text);
            if (node.isArray() && node.isEmpty()) {
                return;
            }
        } catch (JsonProcessingException e) {
            // refused below
        }
        throw new GatewayRefusal(
                "InvalidMoreData",
                400,
                "MoreData names files that were not uploaded here; send proofs with the application itself to "
                        + "POST /v1/signatures.");
    }

    private static @Nullable String scene(RpcCall call, SignatureSource source) {
        String scene = call.prose("ApplySceneContent");
        switch (source) {
            case WEBSITE, APP, SHOP -> requireLink(scene, source);
            case OFFICIAL_ACCOUNT -> requireScene(scene, source);
            case COMPANY, TRADEMARK -> {} // nothing to point at
        }
        return scene;
    }

    private static String requireScene(@Nullable String scene, SignatureSource source) {
        if (scene == null) {
            throw new GatewayRefusal(
                    "MissApplySceneContent",
                    400,
                    "ApplySceneContent is mandatory for SignSource " + source.ordinal() + ".");
        }
        return scene;
    }

    private static void requireLink(@Nullable String scene, SignatureSource source) {
        String link = requireScene(scene, source);
        if (host(link) == null) {
            throw new GatewayRefusal(
                    "InvalidApplySceneContent",
                    400,
                    "ApplySceneContent must be a link that begins with http:// or https:// for SignSource "
                            + source.ordinal() + ".");
        }
    }

    private static @Nullable String host(String link) {
        try {
            URI uri = new URI(link);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return scheme.equals("http") || scheme.equals("https") ? uri.getHost() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** A letter of authorisation that this account has on file from an earlier application. */
    private Optional<EvidenceUpload> letter(RpcCall call) {
        Long id = call.longValue("AuthorizationLetterId", 1, Long.MAX_VALUE);
        if (id == null) {
            return Optional.empty();
        }
        EvidenceContent letter = files.openForOwner(call.accountId(), id)
                .filter(content -> content.file().kind() == EvidenceKind.AUTHORISATION_LETTER)
                .orElseThrow(() -> new GatewayRefusal(
                        "SmsAuthorizationLetterNotExist", 400, "AuthorizationLetterId " + id + " does not exist."));
        return Optional.of(
                new EvidenceUpload(letter.file().kind(), letter.file().fileName(), letter.bytes()));
    }
}
