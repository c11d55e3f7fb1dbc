package dev.signet.event.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.signet.account.ApiCaller;
import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.event.push.PushHistory;
import dev.signet.event.push.PushSettings;
import dev.signet.event.push.PushTest;
import dev.signet.event.push.PushTests;
import dev.signet.event.queue.QueueSettings;
import dev.signet.event.source.Replays;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
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

    private static final Wording TEXTS = Wording.of("event");

    private final PushSettings settings;
    private final PushHistory history;
    private final PushTests tests;
    private final Replays replays;
    private final QueueSettings queues;

    PushSettingsController(
            PushSettings settings, PushHistory history, PushTests tests, Replays replays, QueueSettings queues) {
        this.tests = tests;
        this.settings = settings;
        this.replays = replays;
        this.queues = queues;
        this.history = history;
    }

    /**
     * @param type SmsReport, SmsUp, SignSmsReport or TemplateSmsReport
     * @param enabled whether it is pushed
     * @param queue whether it is queued, to be pulled; independent of the push
     * @param queueName the name under which it is pulled; absent for types that have no queue
     * @param queueWaitSeconds how long a receive waits that does not say; absent: as usual here
     */
    record SettingBody(
            String type,
            String url,
            boolean enabled,
            boolean queue,
            @Nullable String queueName,
            @Nullable Integer queueWaitSeconds) {}

    /** @param waitSeconds how long a receive waits that does not say; left out: as usual here */
    record QueueSwitch(
            @NotNull Boolean enabled,

            @Nullable @Min(0) @Max(QueueSettings.LONGEST_WAIT)
            Integer waitSeconds) {}

    record NewSetting(@NotNull String url, @NotNull Boolean enabled) {}

    /** The only answer that carries the secret. */
    record SecretBody(String secret) {}

    record ReplayBody(@NotNull Instant from, @NotNull Instant until) {}

    record ReplayedBody(int events) {}

    /**
     * @param status of the answer; null where there was none
     * @param answer its beginning
     * @param outcomeZh what that means for a push
     */
    record TestBody(
            PushTest.Outcome outcome,
            String outcomeZh,
            String outcomeEn,
            @Nullable Integer status,
            long millis,
            String answer) {

        static TestBody of(PushTest test) {
            Bilingual told = TEXTS.text("test." + test.outcome());
            return new TestBody(test.outcome(), told.zh(), told.en(), test.status(), test.millis(), test.body());
        }
    }

    record EventBody(
            String id, Instant createdAt, @JsonRawValue String payload) {

        static EventBody of(Event event) {
            return new EventBody(Long.toString(event.id()), event.createdAt(), event.payload());
        }
    }

    @GetMapping
    @Operation(summary = "推送与队列设置 / where events are pushed to and which are queued")
    List<SettingBody> list(@AuthenticationPrincipal ApiCaller caller) {
        Map<EventType, QueueSettings.Setting> queued = queues.of(caller.accountId());
        return settings.of(caller.accountId()).stream()
                .map(setting -> body(caller.accountId(), setting, queued.get(setting.type())))
                .toList();
    }

    private static SettingBody body(
            long accountId, PushSettings.Setting setting, QueueSettings.@Nullable Setting queue) {
        EventType type = setting.type();
        return new SettingBody(
                type.spelling(),
                setting.url(),
                setting.enabled(),
                queue != null && queue.enabled(),
                type.hasQueue() ? QueueSettings.name(accountId, type) : null,
                queue == null ? null : queue.waitSeconds());
    }

    @PutMapping("/{type}")
    @Operation(summary = "设置推送地址 / set where events of a type are pushed to")
    List<SettingBody> set(
            @PathVariable String type, @Valid @RequestBody NewSetting body, @AuthenticationPrincipal ApiCaller caller) {
        PushSettings.Setting setting = new PushSettings.Setting(EventType.ofSpelling(type), body.url(), body.enabled());
        settings.set(caller.accountId(), actor(caller), setting);
        return list(caller);
    }

    /** Nothing is pushed to it from now on, and nobody knows it any more. Queueing is a switch of its own. */
    @DeleteMapping("/{type}")
    @Operation(summary = "删除推送地址 / push events of a type no more")
    List<SettingBody> remove(@PathVariable String type, @AuthenticationPrincipal ApiCaller caller) {
        settings.remove(caller.accountId(), actor(caller), EventType.ofSpelling(type));
        return list(caller);
    }

    /** What happens from now on is queued for pulling, or no longer; what is queued already stays. */
    @PutMapping("/{type}/queue")
    @Operation(summary = "开启或关闭队列 / queue events of a type for pulling, or no longer")
    List<SettingBody> switchQueue(
            @PathVariable String type,
            @Valid @RequestBody QueueSwitch body,
            @AuthenticationPrincipal ApiCaller caller) {
        queues.set(
                caller.accountId(),
                actor(caller),
                EventType.ofSpelling(type),
                new QueueSettings.Setting(body.enabled(), body.waitSeconds()));
        return list(caller);
    }

    @PostMapping("/secret")
    @Operation(summary = "更换推送签名的密钥 / make a new secret for signing pushes, told this once")
    SecretBody renewSecret(@AuthenticationPrincipal ApiCaller caller) {
        return new SecretBody(settings.renewSecret(caller.accountId(), actor(caller)));
    }

    @GetMapping("/{type}/dead")
    @Operation(summary = "推送失败的事件 / events whose pushes were given up, newest first")
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
    @Operation(summary = "重新推送一段时间内的事件 / push the events of a time again")
    ReplayedBody replay(
            @PathVariable String type, @Valid @RequestBody ReplayBody body, @AuthenticationPrincipal ApiCaller caller) {
        return new ReplayedBody(
                replays.replay(caller.accountId(), EventType.ofSpelling(type), body.from(), body.until()));
    }

    /**
     * One sample event, signed like the others, with the same checks of the address; never repeated.
     *
     * @return what the target answered, or why there is no answer
     */
    @PostMapping("/{type}/test")
    @Operation(summary = "测试推送地址 / try an address with a test event")
    TestBody test(@PathVariable String type, @AuthenticationPrincipal ApiCaller caller) {
        return TestBody.of(tests.test(caller.accountId(), actor(caller), EventType.ofSpelling(type)));
    }

    private static String actor(ApiCaller caller) {
        return caller.who();
    }
}
