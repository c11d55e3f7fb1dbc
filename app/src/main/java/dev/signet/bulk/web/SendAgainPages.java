package dev.signet.bulk.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.again.FailedSends;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.task.Hours;
import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePlace;
import dev.signet.platform.text.PlainText;
import dev.signet.sending.record.FailedMessages.Way;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 再次发送 (S7.2-9): from what failed on a day to the recipients of a bulk task that is not made yet. */
@ConsolePage
@RequestMapping("/console/bulk-tasks/again")
class SendAgainPages {

    private static final Wording TEXTS = Wording.of("bulk");

    private final FailedSends failed;
    private final Hours hours;
    private final Accounts accounts;
    private final Clock clock;

    SendAgainPages(FailedSends failed, Hours hours, Accounts accounts, Clock clock) {
        this.failed = failed;
        this.hours = hours;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param errorCode null for whatever failed on the day */
    @GetMapping
    String choices(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false, defaultValue = "0") long task,
            @RequestParam(required = false) @Nullable String errorCode,
            @RequestParam(required = false) @Nullable String carrierCode,
            HttpServletRequest request,
            Model model) {
        PagePlace.below(request, "/console/statistics");
        Account account = accounts.find(caller.accountId()).orElseThrow();
        LocalDate day = date == null ? LocalDate.ofInstant(clock.instant(), account.zone()) : date;
        model.addAttribute("date", day);
        model.addAttribute("errorCode", errorCode);
        model.addAttribute("sends", failed.of(account.id(), day, way(task, errorCode, carrierCode)));
        return "bulk/again";
    }

    private static @Nullable Way way(long task, @Nullable String errorCode, @Nullable String carrierCode) {
        return errorCode == null ? null : new Way(task, errorCode, given(carrierCode));
    }

    /** A form sends its empty fields too. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    @DoneOnce
    @PostMapping
    View prepare(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam LocalDate date,
            @RequestParam(defaultValue = "0") long task,
            @RequestParam(defaultValue = "") String errorCode,
            @RequestParam(required = false) @Nullable String carrierCode,
            @RequestParam String sign,
            @RequestParam String template,
            HttpServletRequest request) {
        Way way = new Way(task, errorCode, given(carrierCode));
        RecipientList list = failed.prepare(caller, date, way, sign, template);
        String name = PageLanguage.of(TEXTS.text("again.name", date, errorCode), PageLanguage.of(request));
        return Done.to(new Draft(PlainText.cut(name, hours.longestName()), sign, template, "", list.id()).recipients());
    }
}
