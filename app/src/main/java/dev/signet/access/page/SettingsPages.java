package dev.signet.access.page;

import dev.signet.access.login.AccountAliases;
import dev.signet.access.login.MfaDevices;
import dev.signet.access.login.PasswordPolicies;
import dev.signet.access.login.PasswordPolicy;
import dev.signet.access.login.SecurityPreference;
import dev.signet.access.login.SecurityPreferences;
import dev.signet.access.ram.UserLogins;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What holds for all people of the account: what they write behind the @, their passwords, what they may do with their logins. */
@ConsolePage
class SettingsPages {

    private final AccountAliases aliases;
    private final PasswordPolicies passwords;
    private final SecurityPreferences preferences;
    private final UserLogins logins;
    private final MfaDevices devices;

    SettingsPages(
            AccountAliases aliases,
            PasswordPolicies passwords,
            SecurityPreferences preferences,
            UserLogins logins,
            MfaDevices devices) {
        this.aliases = aliases;
        this.passwords = passwords;
        this.preferences = preferences;
        this.logins = logins;
        this.devices = devices;
    }

    @GetMapping(Paths.SETTINGS)
    String show(@AuthenticationPrincipal ApiCaller caller, Model model) {
        long account = caller.accountId();
        model.addAttribute("preference", preferences.of(account));
        model.addAttribute("longest", preferences.longestHours());
        model.addAttribute("alias", UserPages.lazy(() -> aliases.of(account).orElse("")));
        model.addAttribute("called", UserPages.lazy(() -> aliases.nameOf(account)));
        model.addAttribute("policy", UserPages.lazy(() -> passwords.of(account)));
        return "access/settings";
    }

    @PostMapping(Paths.SETTINGS + "/alias")
    View setAlias(@AuthenticationPrincipal ApiCaller caller, @RequestParam("AccountAlias") String alias) {
        aliases.set(caller.who(), caller.accountId(), alias.strip());
        return Done.to(Paths.SETTINGS, Paths.TEXTS, "alias.set", alias.strip());
    }

    @PostMapping(Paths.SETTINGS + "/alias/clear")
    View clearAlias(@AuthenticationPrincipal ApiCaller caller) {
        aliases.clear(caller.who(), caller.accountId());
        return Done.to(Paths.SETTINGS, Paths.TEXTS, "alias.cleared");
    }

    @PostMapping(Paths.SETTINGS + "/password-policy")
    View setPasswords(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam("MinimumPasswordLength") int length,
            @RequestParam("MaxPasswordAge") int age,
            @RequestParam("PasswordReusePrevention") int reuse,
            @RequestParam("MaxLoginAttemps") int tries,
            @RequestParam MultiValueMap<String, String> form) {
        passwords.set(
                caller.who(),
                caller.accountId(),
                new PasswordPolicy(
                        length,
                        Chosen.is(form, "RequireLowercaseCharacters"),
                        Chosen.is(form, "RequireUppercaseCharacters"),
                        Chosen.is(form, "RequireNumbers"),
                        Chosen.is(form, "RequireSymbols"),
                        age,
                        Chosen.is(form, "HardExpiry"),
                        reuse,
                        tries));
        return Done.to(Paths.SETTINGS, Paths.TEXTS, "passwords.set");
    }

    @PostMapping(Paths.SETTINGS + "/security-preference")
    View prefer(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam("LoginSessionDuration") int hours,
            @RequestParam(value = "LoginNetworkMasks", defaultValue = "") String networks,
            @RequestParam MultiValueMap<String, String> form) {
        List<String> from = networks.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        logins.prefer(
                caller,
                before -> new SecurityPreference(
                        Chosen.is(form, "AllowUserToChangePassword"),
                        Chosen.is(form, "AllowUserToManageMFADevices"),
                        hours,
                        from));
        return Done.to(Paths.SETTINGS, Paths.TEXTS, "preference.set");
    }

    @GetMapping(Paths.SETTINGS + "/devices")
    String devices(@AuthenticationPrincipal ApiCaller caller, Model model) {
        model.addAttribute("devices", devices.of(caller.accountId()));
        return "access/devices";
    }

    @PostMapping(Paths.SETTINGS + "/devices/delete")
    View deleteDevice(@AuthenticationPrincipal ApiCaller caller, @RequestParam("VirtualMFADeviceName") String name) {
        devices.delete(caller.who(), caller.accountId(), name);
        return Done.to(Paths.SETTINGS + "/devices", Paths.TEXTS, "deleted", name);
    }
}
