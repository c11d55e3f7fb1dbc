package dev.signet.notice.web;

import dev.signet.account.AccountKind;
import dev.signet.notice.AccountMessages;
import dev.signet.notice.AccountMessages.Message;
import dev.signet.notice.Announcement;
import dev.signet.notice.Announcements;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.Quoted;
import dev.signet.platform.time.ChinaTime;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the platform tells all accounts, and what it writes to chosen ones. */
@Hidden
@StaffPage
class AnnouncementPages {

    private static final Wording TEXTS = Wording.of("notice");
    private static final String BUNDLE = "notice";
    private static final String LIST = "/staff/announcements";
    private static final int ROWS = 20;
    private static final LocalDateTime FIRST = LocalDate.EPOCH.atStartOfDay();
    private static final LocalDateTime LAST = LocalDate.of(2999, 12, 31).atStartOfDay();

    private final Announcements announcements;
    private final AccountMessages messages;
    private final Clock clock;

    AnnouncementPages(Announcements announcements, AccountMessages messages, Clock clock) {
        this.announcements = announcements;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param state {@code COMING}, {@code SHOWN} or {@code OVER} */
    record Row(Announcement announcement, String state) {}

    /** What the form of an announcement was filled with. */
    record Written(String title, String titleEn, String body, String bodyEn, String link, String from, String until) {

        /** A field that was not sent is empty. */
        Written {
            title = given(title);
            titleEn = given(titleEn);
            body = given(body);
            bodyEn = given(bodyEn);
            link = given(link);
            from = given(from);
            until = given(until);
        }

        private static String given(@Nullable String field) {
            return field == null ? "" : field;
        }

        static Written of(Announcement one) {
            return new Written(
                    one.title().zh(),
                    one.title().en(),
                    one.body().zh(),
                    one.body().en(),
                    one.link() == null ? "" : one.link(),
                    local(one.from()),
                    local(one.until()));
        }

        Announcement.Form form() {
            return new Announcement.Form(
                    new Bilingual(title, titleEn),
                    new Bilingual(body, bodyEn),
                    link,
                    instant("from", from),
                    instant("until", until));
        }
    }

    @GetMapping(LIST)
    String list(@RequestParam(defaultValue = "1") @Min(1) int page, HttpServletRequest request, Model model) {
        Instant now = clock.instant();
        List<Row> rows = announcements.all(page, ROWS).stream()
                .map(one -> new Row(one, state(one, now)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("pager", Pager.of(request, page, ROWS, announcements.count()));
        return "notice/staff-list";
    }

    private static String state(Announcement one, Instant now) {
        if (now.isBefore(one.from())) {
            return "COMING";
        }
        return now.isBefore(one.until()) ? "SHOWN" : "OVER";
    }

    @GetMapping(LIST + "/~new")
    String beginNew(Model model) {
        Instant now = clock.instant();
        model.addAttribute("at", LIST);
        model.addAttribute("written", new Written("", "", "", "", "", local(now), ""));
        return "notice/staff-edit";
    }

    @GetMapping(LIST + "/{id}")
    String edit(@PathVariable long id, Model model) {
        model.addAttribute("at", LIST + "/" + id);
        model.addAttribute("written", Written.of(announcements.require(id)));
        return "notice/staff-edit";
    }

    @PostMapping(LIST)
    Done write(Principal who, Written written) {
        announcements.write(who.getName(), written.form());
        return Done.to(LIST, BUNDLE, "staff.written");
    }

    @PostMapping(LIST + "/{id}")
    Done change(Principal who, @PathVariable long id, Written written) {
        announcements.change(who.getName(), id, written.form());
        return Done.to(LIST, BUNDLE, "staff.changed");
    }

    @PostMapping(LIST + "/{id}/withdraw")
    Done withdraw(Principal who, @PathVariable long id) {
        announcements.delete(who.getName(), id);
        return Done.to(LIST, BUNDLE, "staff.withdrawn");
    }

    /** What was sent to chosen accounts: to whom, by whom, and by how many it was read. */
    @GetMapping(LIST + "/~messages")
    String messages(@RequestParam(required = false) @Nullable Long before, Model model) {
        List<AccountMessages.Letter> letters = messages.sent(before, ROWS);
        model.addAttribute("letters", letters);
        model.addAttribute(
                "next", letters.size() < ROWS ? null : letters.get(ROWS - 1).entry());
        return "notice/staff-messages";
    }

    @GetMapping(LIST + "/~message")
    String beginMessage(@RequestParam(defaultValue = "") String account, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("kinds", AccountKind.values());
        return "notice/staff-message";
    }

    /** @param to {@code named}, or a kind of accounts */
    @PostMapping("/staff/messages")
    Done send(
            Principal who,
            @RequestParam(defaultValue = "named") String to,
            @RequestParam(defaultValue = "") String accounts,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String bodyEn) {
        AccountKind kind = Stream.of(AccountKind.values())
                .filter(each -> each.name().equals(to))
                .findFirst()
                .orElse(null);
        List<String> named = kind == null
                ? Stream.of(accounts.split("[\\s,，、;；]+"))
                        .filter(each -> !each.isEmpty())
                        .toList()
                : List.of();
        Message message = new Message(new Bilingual(title, titleEn), new Bilingual(body, bodyEn), named, kind);
        return Done.to(
                LIST + "/~messages",
                BUNDLE,
                "staff.message.sent",
                messages.send(who.getName(), message).accounts());
    }

    private static String local(Instant at) {
        return LocalDateTime.ofInstant(at, ChinaTime.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static Instant instant(String field, String given) {
        try {
            LocalDateTime at = LocalDateTime.parse(given);
            if (!at.isBefore(FIRST) && !at.isAfter(LAST)) {
                return at.atZone(ChinaTime.ZONE).toInstant();
            }
        } catch (DateTimeParseException noTime) {
            // told below, as one that no calendar here knows
        }
        throw TEXTS.refusal(
                "InvalidParameter", "staff.time", field, Quoted.of(given), FIRST.toLocalDate(), LAST.toLocalDate());
    }
}
