package dev.signet.event.web;

import dev.signet.account.ApiCaller;
import dev.signet.event.EventType;
import dev.signet.event.push.PushSettings;
import dev.signet.event.push.PushTests;
import dev.signet.event.queue.QueueSettings;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 通用设置 (S9.1-5): what the account is told, by push and by queue, each type switched by itself. */
@ConsolePage
class ReceiptPages {

    private static final String HERE = "/console/settings/receipts";

    private final PushSettings pushes;
    private final PushTests tests;
    private final QueueSettings queues;

    ReceiptPages(PushSettings pushes, PushTests tests, QueueSettings queues) {
        this.pushes = pushes;
        this.tests = tests;
        this.queues = queues;
    }

    /** @param queueName null where the type has no queue (S9.1-4) */
    record Row(
            EventType type,
            String url,
            boolean enabled,
            boolean queue,
            @Nullable String queueName,
            @Nullable Integer waitSeconds) {

        public String key() {
            return type.spelling();
        }
    }

    @GetMapping(HERE)
    String show(@AuthenticationPrincipal ApiCaller caller, Model model) {
        Map<EventType, QueueSettings.Setting> queued = queues.of(caller.accountId());
        List<Row> rows = pushes.of(caller.accountId()).stream()
                .map(push -> row(caller.accountId(), push, queued.get(push.type())))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("longestWait", QueueSettings.LONGEST_WAIT);
        return "event/receipts";
    }

    private static Row row(long accountId, PushSettings.Setting push, QueueSettings.@Nullable Setting queue) {
        EventType type = push.type();
        return new Row(
                type,
                push.url(),
                push.enabled(),
                queue != null && queue.enabled(),
                type.hasQueue() ? QueueSettings.name(accountId, type) : null,
                queue == null ? null : queue.waitSeconds());
    }

    @PostMapping(HERE + "/{type}")
    View push(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String type,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "false") boolean enabled) {
        pushes.set(
                caller.accountId(),
                caller.who(),
                new PushSettings.Setting(EventType.ofSpelling(type), url.strip(), enabled));
        return saved(type);
    }

    @PostMapping(HERE + "/{type}/queue")
    View queue(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String type,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(required = false) @Nullable @Min(0) @Max(QueueSettings.LONGEST_WAIT) Integer waitSeconds) {
        queues.set(
                caller.accountId(),
                caller.who(),
                EventType.ofSpelling(type),
                new QueueSettings.Setting(enabled, waitSeconds));
        return saved(type);
    }

    /** By the name that people know it by. */
    private static View saved(String type) {
        return Done.to(HERE, "event", "page.saved." + EventType.ofSpelling(type).spelling());
    }

    /** What is saved is tried, not what stands in the form. */
    @PostMapping(HERE + "/{type}/test")
    String test(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String type,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("type", type);
        model.addAttribute("test", tests.test(caller.accountId(), caller.who(), EventType.ofSpelling(type)));
        response.setHeader(
                "HX-Retarget", "#tested-" + EventType.ofSpelling(type).spelling());
        response.setHeader("HX-Reswap", "outerHTML");
        return "event/receipts :: tested";
    }

    /** Shown this once. */
    @PostMapping(HERE + "/secret")
    String secret(@AuthenticationPrincipal ApiCaller caller, HttpServletResponse response, Model model) {
        model.addAttribute("secret", pushes.renewSecret(caller.accountId(), caller.who()));
        response.setHeader("HX-Retarget", "#secret");
        response.setHeader("HX-Reswap", "outerHTML");
        return "event/receipts :: secret";
    }
}
