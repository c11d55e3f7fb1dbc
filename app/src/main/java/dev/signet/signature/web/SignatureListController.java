package dev.signet.signature.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.application.web.ListFile;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.signature.SignatureFilter;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.Signatures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of signatures as a file, filtered as the list is. */
@RestController
@Tag(name = "signatures")
class SignatureListController {

    private static final Wording TEXTS = Wording.of("signature");
    private static final List<String> HEADER = Stream.of(
                    "name", "code", "scenario", "state", "source", "created", "decided", "reason", "tags")
            .map(column -> TEXTS.both("column." + column))
            .toList();

    private final Signatures signatures;
    private final Accounts accounts;
    private final ListFile file;

    SignatureListController(Signatures signatures, Accounts accounts, ListFile file) {
        this.signatures = signatures;
        this.accounts = accounts;
        this.file = file;
    }

    @GetMapping("/v1/signature-list")
    @Operation(summary = "导出签名列表 / the signature list as a file")
    @Parameter(name = SignatureQuery.TAG, in = ParameterIn.QUERY, description = SignatureQuery.TAGS)
    void export(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ParameterObject @ModelAttribute SignatureQuery query,
            @Parameter(description = "XLSX 或 CSV / XLSX or CSV") @RequestParam(defaultValue = "XLSX")
                    SheetFormat format,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        long account = caller.accountId();
        ZoneId zone = accounts.find(account).map(Account::zone).orElseThrow();
        SignatureFilter filter = query.filter(request);
        file.send(
                format,
                "signatures",
                signatures.count(account, filter),
                HEADER,
                (page, size) -> rows(
                        account,
                        zone,
                        signatures.list(account, filter, page, size).rows()),
                response);
    }

    private List<List<String>> rows(long account, ZoneId zone, List<SignatureRow> rows) {
        Map<String, Map<String, String>> tags = signatures.tags(account, rows);
        return rows.stream()
                .map(row -> List.of(
                        row.name(),
                        row.code(),
                        TEXTS.both("scenario." + row.claim().scenario()),
                        TEXTS.both("state." + row.state()),
                        TEXTS.both("source." + row.claim().source()),
                        ListFile.time(row.createdAt(), zone),
                        ListFile.time(row.decidedAt(), zone),
                        row.reason(),
                        ListFile.tags(tags.getOrDefault(row.name(), Map.of()))))
                .toList();
    }
}
