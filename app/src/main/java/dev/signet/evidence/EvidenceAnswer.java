package dev.signet.evidence;

import dev.signet.rules.fact.EvidenceKind;
import java.time.Instant;

/**
 * A file as its owner sees it.
 *
 * @param href where the bytes are, for signed requests
 */
public record EvidenceAnswer(
        String id,
        EvidenceKind kind,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Instant createdAt,
        String href) {

    public static EvidenceAnswer of(EvidenceFile file) {
        String id = Long.toString(file.id());
        return new EvidenceAnswer(
                id,
                file.kind(),
                file.fileName(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                file.createdAt(),
                "/v1/evidence/" + id);
    }
}
