package dev.signet.receipt.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.signet.account.ApiCaller;
import dev.signet.receipt.Event;
import dev.signet.receipt.EventType;
import dev.signet.receipt.PushHistory;
import dev.signet.receipt.PushSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the caller's account wants to be told of receipts, uplinks and reviews; what it missed. */
@RestController
@RequestMapping("/v1/settings/push")
class PushSettingsController {

    private final PushSettings settings;
    private final PushHistory history;

    PushSettingsController(PushSettings settings, PushHistory history) {
        this.settings = settings;
        this.history = history;
    }

    /** @param type SmsReport, SmsUp, SignSmsReport or TemplateSmsReport */
    record SettingBody(String type, String url, boolean enabled) {

        static SettingBody of(PushSettings.Setting setting) {
            return new SettingBody(setting.type().spelling(), setting.url(), setting.enabled());
        }
    }

    record NewSetting(@NotNull String url, @NotNull Boolean enabled) {}

    /** The only answer that carries the secret. */
    record SecretBody(String secret) {}

    record ReplayBody(@NotNull Instant from, @NotNull Instant until) {}

    record ReplayedBody(int events) {}

    record EventBody(String id, Instant createdAt, @JsonRawValue String payload) {

        static EventBody of(Event event) {
            return new EventBody(Long.toString(event.id()), event.createdAt(), event.payload());
        }
    }

    @GetMapping
    List<SettingBody> list(@AuthenticationPrincipal ApiCaller caller) {
        return settings.of(caller.accountId()).stream().map(SettingBody::of).toList();
    }

    @PutMapping("/{type}")
    List<SettingBody> set(
            @PathVariable String type, @Valid @RequestBody NewSetting body, @AuthenticationPrincipal ApiCaller caller) {
        PushSettings.Setting setting = new PushSettings.Setting(EventType.ofSpelling(type), body.url(), body.enabled());
        settings.set(caller.accountId(), actor(caller), setting);
        return list(caller);
    }

    @PostMapping("/secret")
    SecretBody renewSecret(@AuthenticationPrincipal ApiCaller caller) {
        return new SecretBody(settings.renewSecret(caller.accountId(), actor(caller)));
    }

    @GetMapping("/{type}/dead")
    List<EventBody> dead(
            @PathVariable String type,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size,
            @AuthenticationPrincipal ApiCaller caller) {
        return history.dead(caller.accountId(), EventType.ofSpelling(type), page, size).stream()
                .map(EventBody::of)
                .toList();
    }

    @PostMapping("/{type}/replay")
    ReplayedBody replay(
            @PathVariable String type, @Valid @RequestBody ReplayBody body, @AuthenticationPrincipal ApiCaller caller) {
        return new ReplayedBody(
                history.replay(caller.accountId(), EventType.ofSpelling(type), body.from(), body.until()));
    }

    private static String actor(ApiCaller caller) {
        return "account:" + caller.accountId();
    }
}
