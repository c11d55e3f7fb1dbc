package dev.signet.blacklist.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.blacklist.BlacklistEntry;
import dev.signet.blacklist.BlacklistIntake;
import dev.signet.blacklist.ComplaintOrigin;
import dev.signet.blacklist.Listing;
import dev.signet.platform.ListedNumber;
import dev.signet.platform.Wording;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.SealedNumbers;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.PlainText;
import dev.signet.rules.fact.BlacklistKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriUtils;

/** The platform's list for officers: what was listed last, one number, a new complaint. No address holds a number. */
@StaffPage
class PlatformBlacklistPages {

    private static final Wording TEXTS = Wording.of("blacklist");
    private static final String HERE = "/staff/blacklist";
    private static final String BUNDLE = "blacklist";
    private static final int ROWS = 20;

    private final BlacklistIntake intake;
    private final SealedNumbers numbers;

    PlatformBlacklistPages(BlacklistIntake intake, SealedNumbers numbers) {
        this.intake = intake;
        this.numbers = numbers;
    }

    /**
     * A number on the list, as it is shown.
     *
     * @param address of the number's own page
     */
    record Row(String number, String address, Listing listing) {}

    @GetMapping(HERE)
    String recent(
            @RequestParam(required = false) @Nullable BlacklistKind kind,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int at = Math.max(1, page);
        List<Row> found =
                intake.recent(kind, at, ROWS + 1).stream().map(this::row).toList();
        model.addAttribute("rows", found.subList(0, Math.min(ROWS, found.size())));
        model.addAttribute("more", found.size() > ROWS);
        model.addAttribute("at", at);
        model.addAttribute("kind", kind);
        model.addAttribute(
                "kinds",
                List.of(BlacklistKind.COMPLAINT, BlacklistKind.PLATFORM, BlacklistKind.CARRIER, BlacklistKind.OPT_OUT));
        return "blacklist/platform";
    }

    private Row row(Listing listing) {
        return new Row(masked(listing.entry().number()), address(listing.entry().number()), listing);
    }

    private static String masked(long number) {
        return Masks.phone(Long.toString(number));
    }

    private String address(long number) {
        return HERE + "/number?" + SealedNumbers.PARAMETER + "=" + UriUtils.encode(sealed(number), UTF_8);
    }

    /** With a plus, so that it is read as what it is. */
    private String sealed(long number) {
        return numbers.sealed(BlacklistEntry.PLATFORM, "+" + number);
    }

    private long opened(String sealed) {
        return ListedNumber.of(numbers.unsealed(BlacklistEntry.PLATFORM, sealed)
                .orElseThrow(() -> TEXTS.refusal("InvalidParameter", "platform.not-sealed")));
    }

    @PostMapping(HERE + "/search")
    View search(@RequestParam(defaultValue = "") String number) {
        return Done.to(address(ListedNumber.of(number)));
    }

    @GetMapping(HERE + "/number")
    Object number(@RequestParam(defaultValue = "") String sealed, Model model) {
        if (sealed.isEmpty()) {
            return Done.to(HERE);
        }
        long number = opened(sealed);
        model.addAttribute("number", masked(number));
        model.addAttribute("sealed", sealed);
        model.addAttribute("entries", intake.entries(number));
        model.addAttribute("events", intake.history(number));
        model.addAttribute("kept", BlacklistIntake.keptByPeople());
        return "blacklist/number";
    }

    /** @param sealed the number, where one was looked at before */
    @GetMapping(HERE + "/new")
    String fresh(@RequestParam(defaultValue = "") String sealed, Model model) {
        model.addAttribute("sealed", sealed);
        model.addAttribute("number", sealed.isEmpty() ? "" : masked(opened(sealed)));
        model.addAttribute("kinds", BlacklistIntake.keptByPeople());
        model.addAttribute("sources", ComplaintOrigin.Source.values());
        return "blacklist/complaint";
    }

    @PostMapping(HERE)
    View list(
            @Valid @ModelAttribute ComplaintBody form,
            @RequestParam(defaultValue = "") String sealed,
            Principal officer) {
        long number = sealed.isEmpty() ? ListedNumber.of(form.number()) : opened(sealed);
        intake.list(officer.getName(), number, form.kind(), form.signature(), form.origin(), form.reason());
        return Done.to(address(number), BUNDLE, "platform.listed", masked(number));
    }

    @PostMapping(HERE + "/remove")
    View takeOff(
            @RequestParam String sealed,
            @RequestParam BlacklistKind kind,
            @RequestParam(defaultValue = "") String signName,
            @RequestParam(defaultValue = "") @Size(max = 100) String reason,
            Principal officer) {
        long number = opened(sealed);
        if (PlainText.isBlank(reason)) {
            throw Wording.of(BUNDLE).refusal("isv.INVALID_PARAMETERS", "platform.remove.why");
        }
        intake.takeOff(officer.getName(), number, kind, signName.isEmpty() ? null : signName, reason.strip());
        return Done.to(address(number), BUNDLE, "platform.removed", masked(number));
    }
}
