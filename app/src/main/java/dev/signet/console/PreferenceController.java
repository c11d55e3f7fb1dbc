package dev.signet.console;

import dev.signet.account.ApiCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody chose for themselves at the console, in a session of it. */
@RestController
@RequestMapping(value = "/v1/console/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "console-self")
@SecurityRequirements
class PreferenceController {

    private final Preferences preferences;

    PreferenceController(Preferences preferences) {
        this.preferences = preferences;
    }

    @Schema(name = "ConsolePreferences", description = "本人的控制台偏好 / one's own preferences of the console")
    record PreferencesAnswer(
            @Schema(
                    description =
                            "language、theme，以及 list.signatures、list.templates、list.bulk-tasks、list.records：行高与隐藏的列 /"
                                    + " row height, then the columns left out",
                    example = "{\"language\":\"zh\",\"list.signatures\":\"dense,tags\"}")
            Map<String, String> preferences) {}

    @Schema(name = "ConsolePreference")
    record PreferenceBody(
            @NotNull
            @Schema(
                    description = "zh 或 en；light 或 dark；roomy 或 dense，后接隐藏的列；空为不再指定 / empty: nothing any more",
                    example = "dark")
            String value) {}

    @GetMapping
    @Operation(summary = "本人的控制台偏好 / one's own preferences")
    PreferencesAnswer show(@AuthenticationPrincipal ApiCaller caller) {
        return new PreferencesAnswer(new TreeMap<>(preferences.of(caller.principal())));
    }

    @PutMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "设置一项偏好 / set one of them", description = "404 PreferenceNotFound; 400 InvalidParameter.Value")
    void keep(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            @Valid @RequestBody PreferenceBody body) {
        preferences.keep(caller.principal(), name, body.value());
    }
}
