package dev.signet.evidence.web;

import dev.signet.account.ApiCaller;
import dev.signet.evidence.EvidenceContent;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.Wording;
import dev.signet.platform.text.DownloadName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands evidence back to the account that sent it, and to nobody else. */
@RestController
@Tag(name = "evidence", description = "证明文件 / files that prove applications")
class EvidenceController {

    private static final Wording TEXTS = Wording.of("evidence");

    private final EvidenceFiles files;

    EvidenceController(EvidenceFiles files) {
        this.files = files;
    }

    @GetMapping("/v1/evidence/{id}")
    @Operation(summary = "The bytes of a file of this account, as a download")
    ResponseEntity<byte[]> download(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        EvidenceContent content = files.openForOwner(caller.accountId(), id)
                .orElseThrow(() -> TEXTS.refusal("EvidenceNotFound", "unknown", id));
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
