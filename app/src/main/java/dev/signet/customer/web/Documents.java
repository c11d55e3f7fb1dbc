package dev.signet.customer.web;

import dev.signet.evidence.EvidenceContent;
import dev.signet.platform.text.DownloadName;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A document in an answer: kept by nobody on the way, run by no browser. */
final class Documents {

    private Documents() {}

    static ResponseEntity<byte[]> download(EvidenceContent content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.file().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        DownloadName.attachment(content.file().fileName()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(content.bytes());
    }
}
