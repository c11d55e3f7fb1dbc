package dev.signet.logexport;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports of an account's records that an officer asks for, for an investigation; another officer decides. */
@RestController
@RequestMapping("/v1/admin/log-exports")
class OfficerLogExportController {

    private final OfficerLogExports exports;
    private final LogExportDownloads downloads;

    OfficerLogExportController(OfficerLogExports exports, LogExportDownloads downloads) {
        this.exports = exports;
        this.downloads = downloads;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LogExportAnswer apply(
            @RequestParam long accountId, @Valid @RequestBody LogExportBody body, Authentication officer) {
        LogExport export = exports.apply(officer, accountId, body);
        return LogExportAnswer.of(export, export.requester());
    }

    @GetMapping
    LogExportAnswer.Page list(
            @RequestParam(required = false) @Nullable LogExportState state,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size,
            Authentication person) {
        return exports.list(person, state, page, size);
    }

    @GetMapping("/{id}")
    LogExportAnswer show(@PathVariable long id, Authentication person) {
        return exports.show(person, id);
    }

    @GetMapping("/{id}/file")
    void download(@PathVariable long id, Principal officer, HttpServletResponse response) throws IOException {
        downloads.send(Requester.officer(0, officer.getName()), id, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, Authentication officer) {
        exports.delete(officer, id);
    }
}
