package dev.signet.evidence;

import dev.signet.rules.fact.EvidenceKind;
import java.time.Instant;

/**
 * A stored file, without its bytes.
 *
 * @param mediaType what the bytes are, judged by themselves: {@code image/jpeg}, {@code image/png}, {@code image/gif},
 *     {@code application/pdf}
 * @param size in bytes
 * @param sha256 lower-case hex
 */
public record EvidenceFile(
        long id,
        long accountId,
        EvidenceKind kind,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Instant createdAt) {

    /** Whether a browser may show it in place; anything else is offered as a download. */
    public boolean image() {
        return mediaType.startsWith("image/");
    }
}
