package dev.signet.template.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.signet.application.OperationRecord;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.template.TemplateState;
import dev.signet.template.TemplateSupervision;
import dev.signet.template.TemplateSupervision.Supervised;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The templates of all accounts, for the platform's people. */
@RestController
@RequestMapping("/v1/admin/templates")
@Tag(name = "supervision", description = "平台停用与恢复 / taking names and texts out of use")
class SupervisedTemplateController {

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateSupervision templates;

    SupervisedTemplateController(TemplateSupervision templates) {
        this.templates = templates;
    }

    @Schema(name = "SupervisedTemplate")
    record Item(
            @JsonSerialize(using = ToStringSerializer.class) long accountId,
            @JsonUnwrapped TemplateAnswer template) {

        static Item of(Supervised template) {
            return new Item(template.accountId(), TemplateAnswer.of(template.row(), Map.of()));
        }
    }

    @Schema(name = "SupervisedTemplatePage")
    record Page(long total, List<Item> templates) {}

    @Schema(name = "SupervisedTemplateHistory")
    record Shown(Item template, List<OperationRecord<TemplateState>> records) {}

    @GetMapping
    @Operation(summary = "所有账号的模板，新的在前 / the templates of all accounts, newest first")
    Page search(
            @Schema(description = "名称或内容的一部分，或完整的模板CODE / part of the name or the content, or the whole code")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 64)
                    String q,
            @RequestParam(required = false) @Nullable Long accountId,
            @RequestParam(required = false) @Nullable TemplateState state,
            @RequestParam(required = false) @Nullable TemplateKind kind,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int pageSize) {
        TemplateSupervision.Page found =
                templates.search(new TemplateSupervision.Filter(q, accountId, state, kind), page, pageSize);
        return new Page(found.total(), found.rows().stream().map(Item::of).toList());
    }

    @GetMapping("/{code}")
    @Operation(summary = "一个模板及其操作记录 / one template with what happened to it")
    Shown show(@PathVariable String code) {
        Supervised template = existing(templates, code);
        return new Shown(Item.of(template), templates.records(template));
    }

    static Supervised existing(TemplateSupervision templates, String code) {
        return templates.show(code).orElseThrow(() -> TEXTS.refusal("TemplateNotFound", "supervision.unknown", code));
    }
}
