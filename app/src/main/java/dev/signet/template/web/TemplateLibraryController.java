package dev.signet.template.web;

import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.TemplateLibrary;
import dev.signet.rules.fact.TemplateKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The common template library (常用模版库, S5.2-9): texts that need no person as long as nobody changes them. */
@RestController
@Tag(name = "templates")
class TemplateLibraryController {

    private final ActiveRulebook rulebook;

    TemplateLibraryController(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    record LibraryAnswer(List<TemplateLibrary.Entry> texts) {}

    @GetMapping("/v1/template-library")
    @Operation(summary = "常用模版库：不作修改即可快速通过 / ready texts by kind, approved at once when unmodified")
    LibraryAnswer library(
            @Parameter(description = "模板类型，默认全部") @RequestParam(required = false) @Nullable TemplateKind kind) {
        TemplateLibrary library = TemplateLibrary.of(rulebook.current().policies());
        return new LibraryAnswer(kind == null ? library.entries() : library.entries(kind));
    }
}
