package dev.signet.review.desk;

import dev.signet.evidence.EvidenceContent;
import dev.signet.platform.text.DownloadName;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reviewer's screen behind the Tasklist form, for people who are logged in. */
@RestController
@RequestMapping("/v1/reviews/{taskId}")
class ReviewController {

    private final ReviewDesk desk;

    ReviewController(ReviewDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ResponseEntity<ReviewAnswer> read(@PathVariable String taskId, CsrfToken csrf, Principal person) {
        return fresh(desk.read(taskId, person.getName()), csrf);
    }

    @PutMapping(path = "/facts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReviewAnswer> fillIn(
            @PathVariable String taskId, @RequestBody Map<String, String> facts, CsrfToken csrf, Principal person) {
        return fresh(desk.fillIn(taskId, facts, person.getName()), csrf);
    }

    /** With what the form must send back when it changes something. */
    private static ResponseEntity<ReviewAnswer> fresh(ReviewAnswer review, CsrfToken csrf) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-CSRF-HEADER", csrf.getHeaderName())
                .header("X-CSRF-TOKEN", csrf.getToken())
                .body(review);
    }

    /** Images in place, anything else as a download; never as a page of ours. */
    @GetMapping("/evidence/{fileId}")
    ResponseEntity<byte[]> evidence(@PathVariable String taskId, @PathVariable long fileId, Principal person) {
        EvidenceContent content = desk.open(taskId, fileId, person.getName());
        String name = content.file().fileName();
        String disposition = content.file().image() ? DownloadName.inline(name) : DownloadName.attachment(name);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.file().mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(content.bytes());
    }
}
