package dev.signet.staff.own;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.InPlace;
import dev.signet.platform.page.QrPicture;
import dev.signet.platform.page.StaffPage;
import dev.signet.staff.OwnPassword;
import dev.signet.staff.OwnSecondFactor;
import dev.signet.staff.StaffLookup;
import dev.signet.staff.StaffMember;
import dev.signet.staff.factor.NewSecondFactor;
import dev.signet.staff.web.DeviceCookie;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one's own login: password, sessions, second factor. */
@Hidden
@StaffPage
class OwnPages {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String BUNDLE = "staff";
    private static final String OWN = "/staff/own";

    private final StaffLookup staff;
    private final OwnPassword password;
    private final OwnSecondFactor second;
    private final OwnSession session;
    private final DeviceCookie devices;

    OwnPages(
            StaffLookup staff, OwnPassword password, OwnSecondFactor second, OwnSession session, DeviceCookie devices) {
        this.staff = staff;
        this.password = password;
        this.second = second;
        this.session = session;
        this.devices = devices;
    }

    @GetMapping(OWN)
    String own(Authentication who, Model model) {
        model.addAttribute(
                "oneTimeUntil",
                staff.oneTimePasswordUntil((StaffMember) who.getPrincipal()).orElse(null));
        model.addAttribute("missing", who.getAuthorities().contains(StaffLookup.SECOND_FACTOR_MISSING));
        model.addAttribute("factor", second.standing(who.getName()));
        return "staff/own";
    }

    @PostMapping(OWN + "/password")
    Done setPassword(
            Authentication who,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(name = "password", defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!fresh.equals(again)) {
            throw TEXTS.refusal("InvalidParameter.Again", "page.own.again-differs");
        }
        StaffMember now = heard(() -> password.change(who.getName(), devices.buildDetails(request), present, fresh));
        session.goOn(now, request, response);
        return Done.to(OWN, BUNDLE, "page.own.password-set");
    }

    @PostMapping(OWN + "/sessions/end")
    Done endSessions(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        second.endSessions(who.getName());
        session.goOn(second.now(who.getName()), request, response);
        return Done.to(OWN, BUNDLE, "page.own.sessions-ended");
    }

    /** The secret stands in this answer only. */
    @PostMapping(OWN + "/second-factor/begin")
    String begin(
            Authentication who,
            @RequestParam(defaultValue = "") String present,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        NewSecondFactor begun = heard(() -> second.begin(who.getName(), devices.buildDetails(request), present));
        model.addAttribute("secret", begun.secret().replaceAll("(.{4})(?!$)", "$1 "));
        model.addAttribute("uri", begun.uri());
        model.addAttribute("picture", QrPicture.of(begun.uri()));
        return InPlace.of(request, response, "staff/own-factor");
    }

    @PostMapping(OWN + "/second-factor")
    String bind(
            Authentication who,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> codes = heard(() -> second.bind(who.getName(), devices.buildDetails(request), digits(code)));
        session.goOn(second.now(who.getName()), request, response);
        return shown(codes, model, request, response);
    }

    @PostMapping(OWN + "/second-factor/remove")
    Done remove(
            Authentication who,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        heard(() -> {
            second.remove(who.getName(), devices.buildDetails(request), digits(code));
            return true;
        });
        session.goOn(second.now(who.getName()), request, response);
        return Done.to(OWN, BUNDLE, "page.own.factor-removed");
    }

    @PostMapping(OWN + "/second-factor/recovery-codes")
    String newRecoveryCodes(
            Authentication who,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> codes =
                heard(() -> second.newRecoveryCodes(who.getName(), devices.buildDetails(request), digits(code)));
        return shown(codes, model, request, response);
    }

    private static String shown(
            List<String> codes, Model model, HttpServletRequest request, HttpServletResponse response) {
        model.addAttribute("codes", codes);
        return InPlace.of(request, response, "staff/own-codes");
    }

    /** Apps show a space in the middle. */
    private static String digits(String code) {
        return code.replace(" ", "");
    }

    /** What the brake holds up is said at the form. */
    private static <T> T heard(Supplier<T> act) {
        try {
            return act.get();
        } catch (LoginThrottle.Busy atOnce) {
            throw new Refusal("Throttling.User", TEXTS.text("logins-at-once"));
        } catch (LockedException tooMany) {
            throw new Refusal("Throttling.User", TEXTS.text("too-many-logins"));
        }
    }
}
