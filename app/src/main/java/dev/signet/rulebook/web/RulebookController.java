package dev.signet.rulebook.web;

import dev.signet.rulebook.RulebookReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rulebook in force for the platform's people. */
@RestController
@RequestMapping("/v1/admin/rulebook")
@Tag(name = "rulebook", description = "现行规则库 / the rulebook in force")
class RulebookController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final RulebookReading rulebook;

    RulebookController(RulebookReading rulebook) {
        this.rulebook = rulebook;
    }

    @GetMapping
    @Operation(summary = "现行版本、被拒绝的修改及其原因、历次版本 / the version in force, an edit that was refused and why, versions")
    RulebookReading.Standing standing() {
        return rulebook.standing();
    }

    @GetMapping("/rules")
    @Operation(summary = "每条规则及其所在文件 / every rule and where it is written")
    List<RulebookReading.Rule> rules() {
        return rulebook.rules();
    }

    @GetMapping("/files")
    @Operation(summary = "现行规则库的文件 / the files of the rulebook in force")
    List<RulebookReading.File> files() {
        return rulebook.files();
    }

    @GetMapping("/files/{*path}")
    @Operation(summary = "其中一个文件 / one of them")
    ResponseEntity<String> file(@PathVariable String path) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header("X-Content-Type-Options", "nosniff")
                .body(rulebook.lines(path(path))
                        .map(lines -> String.join("\n", lines) + "\n")
                        .orElse(""));
    }

    /** The rest of an address begins with a slash. */
    static String path(String rest) {
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }
}
