package dev.signet.evidence;

import dev.signet.platform.Wording;
import dev.signet.rules.fact.EvidenceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** A file inside a JSON body. */
@Schema(description = "A file that proves the application, inside JSON")
public record EvidenceBody(
        @NotNull @Schema(description = "What the file shows")
        EvidenceKind kind,

        @Schema(description = "Letters and digits with a suffix; made up when absent", example = "licence.png")
        @Nullable
        String fileName,

        @NotNull @Schema(description = "The bytes in Base64", format = "byte")
        String content) {

    private static final Wording TEXTS = Wording.of("evidence");
    private static final String PART = "evidence.";

    /** The files of a JSON body; null stays null. */
    public static @Nullable List<EvidenceUpload> uploads(@Nullable List<EvidenceBody> bodies) {
        return bodies == null ? null : bodies.stream().map(EvidenceBody::upload).toList();
    }

    /** The files of a multipart form, whose parts are named {@code evidence.<KIND>}. */
    public static List<EvidenceUpload> uploads(Map<String, List<MultipartFile>> parts) throws IOException {
        List<EvidenceUpload> uploads = new ArrayList<>();
        for (Map.Entry<String, List<MultipartFile>> part : parts.entrySet()) {
            if (part.getKey().startsWith(PART)) {
                EvidenceKind kind = kind(part.getKey());
                for (MultipartFile file : part.getValue()) {
                    uploads.add(new EvidenceUpload(kind, baseName(file.getOriginalFilename()), file.getBytes()));
                }
            }
        }
        return uploads;
    }

    /** The files of a page's form: where none was chosen a browser sends one without a name. */
    public static List<EvidenceUpload> chosen(HttpServletRequest request) throws IOException {
        if (!(request instanceof MultipartHttpServletRequest parts)) {
            return List.of();
        }
        Map<String, List<MultipartFile>> named = new TreeMap<>();
        parts.getMultiFileMap()
                .forEach((field, files) -> named.put(
                        field,
                        files.stream()
                                .filter(file -> file.getOriginalFilename() != null
                                        && !file.getOriginalFilename().isEmpty())
                                .toList()));
        return uploads(named);
    }

    private EvidenceUpload upload() {
        String name = fileName == null ? "" : fileName;
        try {
            return new EvidenceUpload(kind, name, Base64.getMimeDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            throw TEXTS.refusal("isv.ERROR_EMPTY_FILE", "base64", name);
        }
    }

    private static EvidenceKind kind(String part) {
        String name = part.substring(PART.length());
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal(
                        "isv.INVALID_PARAMETERS", "part", part, PART + Arrays.toString(EvidenceKind.values())));
    }

    /** Some clients send the whole path. */
    private static String baseName(@Nullable String name) {
        if (name == null) {
            return "";
        }
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
