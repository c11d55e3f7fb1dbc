package dev.signet.sending.web;

import dev.signet.access.AccessCheck;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettings.AbuseMonitoring;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.limit.SettingsLimitsDesk;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 国内消息设置: 安全设置 (S9.2-5, S11.1-1) and 发送频率设置 (S9.3-5). Each form changes its own fields and no others. */
@ConsolePage
class SendingSettingsPages {

    private static final String SAFETY = "/console/settings/sending";
    private static final String FREQUENCY = SAFETY + "/frequency";
    private static final String REVEALS = "dysms:RevealNumbers";

    private final AccountSettingsDesk settings;
    private final SettingsLimitsDesk limits;
    private final AccessCheck access;

    SendingSettingsPages(AccountSettingsDesk settings, SettingsLimitsDesk limits, AccessCheck access) {
        this.settings = settings;
        this.limits = limits;
        this.access = access;
    }

    /** An empty field is no value. */
    record Thresholds(
            @Nullable Long dailyWarning,
            @Nullable Long dailyLimit,
            @Nullable Long monthlyWarning,
            @Nullable Long monthlyLimit) {}

    record Frequency(
            @Nullable Integer verificationPerMinute,
            @Nullable Integer verificationPerHour,
            @Nullable Integer verificationPerDay) {}

    /** @param on the switch; off, the monitor keeps no parameters */
    record Abuse(
            @Nullable Boolean on,
            @Nullable Boolean stop,
            @Nullable Integer requestsPerHour,
            @Nullable Integer successPercent,
            @Nullable Integer growthPercent,
            @Nullable Boolean byConversion) {

        @Nullable
        AbuseMonitoring monitoring() {
            return Boolean.TRUE.equals(on)
                    ? new AbuseMonitoring(
                            Boolean.TRUE.equals(stop),
                            requestsPerHour,
                            successPercent,
                            growthPercent,
                            Boolean.TRUE.equals(byConversion))
                    : null;
        }
    }

    @GetMapping(SAFETY)
    String safety(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request, Model model) {
        fill(caller, request, model);
        return "sending/safety";
    }

    @GetMapping(FREQUENCY)
    String frequency(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request, Model model) {
        fill(caller, request, model);
        return "sending/frequency";
    }

    private void fill(ApiCaller caller, HttpServletRequest request, Model model) {
        AccountSettings whole = settings.of(caller.accountId());
        boolean reveals = access.allows(caller.principal(), REVEALS, "*", RequestOrigin.of(request));
        model.addAttribute("settings", reveals ? whole : whole.masked());
        model.addAttribute("limits", limits.of(caller.accountId()));
    }

    @PostMapping(SAFETY + "/thresholds")
    View thresholds(@AuthenticationPrincipal ApiCaller caller, @ModelAttribute Thresholds form) {
        settings.change(
                caller.who(),
                caller.accountId(),
                kept -> kept.withVolumes(
                        form.dailyWarning(), form.dailyLimit(), form.monthlyWarning(), form.monthlyLimit()));
        return Done.to(SAFETY, "sending", "page.thresholds.saved");
    }

    @PostMapping(SAFETY + "/package")
    View packageWarning(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam(required = false) @Nullable Long packageWarning) {
        settings.change(caller.who(), caller.accountId(), kept -> kept.withPackageWarning(packageWarning));
        return Done.to(SAFETY, "sending", "page.package.saved");
    }

    @PostMapping(SAFETY + "/abuse")
    View abuse(@AuthenticationPrincipal ApiCaller caller, @ModelAttribute Abuse form) {
        settings.change(caller.who(), caller.accountId(), kept -> kept.withMonitoring(form.monitoring()));
        return Done.to(SAFETY, "sending", "page.abuse.saved");
    }

    @PostMapping(FREQUENCY)
    View frequency(@AuthenticationPrincipal ApiCaller caller, @ModelAttribute Frequency form) {
        settings.change(
                caller.who(),
                caller.accountId(),
                kept -> kept.withFrequency(
                        form.verificationPerMinute(), form.verificationPerHour(), form.verificationPerDay()));
        return Done.to(FREQUENCY, "sending", "page.frequency.saved");
    }

    @PostMapping(SAFETY + "/whitelist")
    View whitelist(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String numbers) {
        settings.changeWhitelist(caller.who(), caller.accountId(), shown, numbers);
        return Done.to(FREQUENCY, "sending", "page.whitelist.saved");
    }
}
