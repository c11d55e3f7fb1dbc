package dev.signet.event.web;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.ApiCaller;
import dev.signet.event.Event;
import dev.signet.event.EventType;
import dev.signet.event.push.PushHistory;
import dev.signet.event.source.Replays;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was pushed and never taken, below 通用设置: events of one type that were given up, and pushing a time again. */
@ConsolePage
class DeadEventPages {

    private static final String HERE = "/console/settings/receipts/{type}";
    private static final int SIZE = 20;
    private static final LocalDateTime FIRST = LocalDate.EPOCH.atStartOfDay();
    private static final LocalDateTime LAST = LocalDate.of(2999, 12, 31).atStartOfDay();

    private final PushHistory history;
    private final Replays replays;
    private final AccountAdministration accounts;

    DeadEventPages(PushHistory history, Replays replays, AccountAdministration accounts) {
        this.history = history;
        this.replays = replays;
        this.accounts = accounts;
    }

    @GetMapping(HERE + "/dead")
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String type,
            @RequestParam(defaultValue = "1") @Min(1) @Max(10_000) int page,
            Model model) {
        EventType wanted = EventType.ofSpelling(type);
        Account account = accounts.require(caller.accountId());
        List<Event> events = history.dead(account.id(), wanted, page, SIZE);
        model.addAttribute("type", wanted.spelling());
        model.addAttribute("events", events);
        model.addAttribute("at", page);
        model.addAttribute(
                "more",
                events.size() == SIZE
                        && !history.dead(account.id(), wanted, page + 1, SIZE).isEmpty());
        if (!events.isEmpty()) {
            model.addAttribute("from", local(events.get(events.size() - 1), account.zone()));
            model.addAttribute("until", local(events.get(0), account.zone()).plusSeconds(1));
        }
        return "event/dead";
    }

    /** What a field of the page shows: to the second. */
    private static LocalDateTime local(Event event, ZoneId zone) {
        return LocalDateTime.ofInstant(event.createdAt(), zone).truncatedTo(ChronoUnit.SECONDS);
    }

    /** As near to it as a time that can be counted: no event is before or after. */
    private static Instant instant(LocalDateTime given, ZoneId zone) {
        LocalDateTime within = given.isBefore(FIRST) ? FIRST : given.isAfter(LAST) ? LAST : given;
        return within.atZone(zone).toInstant();
    }

    /** @param until not included; both in the account's zone */
    @PostMapping(HERE + "/replay")
    View replay(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String type,
            @RequestParam LocalDateTime from,
            @RequestParam LocalDateTime until) {
        ZoneId zone = accounts.require(caller.accountId()).zone();
        EventType wanted = EventType.ofSpelling(type);
        int pushed = replays.replay(caller.accountId(), wanted, instant(from, zone), instant(until, zone));
        return Done.to(
                "/console/settings/receipts/" + wanted.spelling() + "/dead", "event", "page.dead.replayed", pushed);
    }
}
