package dev.signet.template.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.application.web.ListFile;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.template.TemplateFilter;
import dev.signet.template.TemplateRow;
import dev.signet.template.Templates;
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

/** The list of templates as a file, filtered as the list is. */
@RestController
@Tag(name = "templates")
class TemplateListController {

    private static final Wording TEXTS = Wording.of("template");
    private static final List<String> HEADER = Stream.of(
                    "name", "code", "kind", "content", "state", "created", "decided", "reason", "tags")
            .map(column -> TEXTS.both("column." + column))
            .toList();

    private final Templates templates;
    private final Accounts accounts;
    private final ListFile file;

    TemplateListController(Templates templates, Accounts accounts, ListFile file) {
        this.templates = templates;
        this.accounts = accounts;
        this.file = file;
    }

    @GetMapping("/v1/template-list")
    @Operation(summary = "导出模板列表 / the template list as a file")
    @Parameter(name = TemplateQuery.TAG, in = ParameterIn.QUERY, description = TemplateQuery.TAGS)
    void export(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ParameterObject @ModelAttribute TemplateQuery query,
            @Parameter(description = "XLSX 或 CSV / XLSX or CSV") @RequestParam(defaultValue = "XLSX")
                    SheetFormat format,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        send(caller, query.filter(request), format, response);
    }

    void send(ApiCaller caller, TemplateFilter filter, SheetFormat format, HttpServletResponse response)
            throws IOException {
        long account = caller.accountId();
        ZoneId zone = accounts.find(account).map(Account::zone).orElseThrow();
        file.send(
                format,
                "templates",
                templates.count(account, filter),
                HEADER,
                (page, size) -> rows(
                        account,
                        zone,
                        templates.list(account, filter, page, size).rows()),
                response);
    }

    private List<List<String>> rows(long account, ZoneId zone, List<TemplateRow> rows) {
        Map<String, Map<String, String>> tags = templates.tags(account, rows);
        return rows.stream()
                .map(row -> List.of(
                        row.claim().name(),
                        row.code(),
                        TEXTS.both("kind." + row.claim().kind()),
                        row.claim().content(),
                        TEXTS.both("state." + row.state()),
                        ListFile.time(row.createdAt(), zone),
                        ListFile.time(row.decidedAt(), zone),
                        row.reason(),
                        ListFile.tags(tags.getOrDefault(row.code(), Map.of()))))
                .toList();
    }
}
