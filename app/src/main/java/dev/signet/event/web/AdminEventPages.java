package dev.signet.event.web;

import dev.signet.account.Account;
import dev.signet.event.EventType;
import dev.signet.event.push.DeadEvents;
import dev.signet.event.source.StaffReplays;
import dev.signet.event.uplink.UnknownSenders;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.time.ChinaTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Staff's look at what accounts were not told, and at uplinks whose sender is no number. */
@StaffPage
class AdminEventPages {

    private static final String HERE = "/staff/events";
    private static final String OF_TYPE = HERE + "/{accountId}/{type}";
    private static final int SIZE = 50;
    private static final int SENDERS = 100;

    private final DeadEvents dead;
    private final StaffReplays replays;
    private final UnknownSenders senders;

    AdminEventPages(DeadEvents dead, StaffReplays replays, UnknownSenders senders) {
        this.dead = dead;
        this.replays = replays;
        this.senders = senders;
    }

    record Row(String name, DeadEvents.Pile pile) {}

    /** @param account an id or a name to narrow it to; of all accounts where there is none */
    @GetMapping(HERE)
    String piles(@RequestParam(defaultValue = "") String account, Model model) {
        Long only = account.isBlank() ? null : dead.named(account).id();
        List<Row> rows = dead.piles().stream()
                .filter(pile -> only == null || pile.accountId() == only)
                .map(pile -> new Row(dead.nameOf(pile.accountId()), pile))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("wanted", account.strip());
        return "event/dead-events";
    }

    @GetMapping(OF_TYPE)
    String ofType(
            @PathVariable long accountId,
            @PathVariable String type,
            @RequestParam(defaultValue = "1") @Min(1) @Max(10_000) int page,
            Model model,
            HttpServletRequest request) {
        EventType wanted = EventType.ofSpelling(type);
        Account account = dead.account(accountId);
        Optional<DeadEvents.Pile> pile = dead.pile(accountId, wanted);
        model.addAttribute("account", account);
        model.addAttribute("type", wanted.spelling());
        model.addAttribute("target", dead.target(accountId, wanted));
        model.addAttribute("events", dead.of(accountId, wanted, page, SIZE));
        model.addAttribute(
                "pager",
                Pager.of(request, page, SIZE, pile.map(DeadEvents.Pile::events).orElse(0L)));
        pile.ifPresent(all -> {
            model.addAttribute("from", local(all.oldest()));
            model.addAttribute("until", local(all.newest()).plusSeconds(1));
        });
        return "event/dead-of-type";
    }

    /** @param until not included; both in the zone that staff's pages show times in */
    @PostMapping(OF_TYPE + "/replay")
    View replay(
            @PathVariable long accountId,
            @PathVariable String type,
            @RequestParam LocalDateTime from,
            @RequestParam LocalDateTime until,
            Principal who) {
        EventType wanted = EventType.ofSpelling(type);
        int pushed = replays.replay(who.getName(), accountId, wanted, instant(from), instant(until));
        return Done.to(HERE + "/" + accountId + "/" + wanted.spelling(), "event", "page.dead.replayed", pushed);
    }

    @GetMapping("/staff/receipts/senders")
    String senders(Model model) {
        List<UnknownSenders.UnknownSender> newest = senders.newest(SENDERS);
        model.addAttribute("senders", newest);
        model.addAttribute("full", newest.size() == SENDERS);
        model.addAttribute("most", SENDERS);
        return "event/senders";
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ChinaTime.ZONE).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant instant(LocalDateTime at) {
        return at.atZone(ChinaTime.ZONE).toInstant();
    }
}
