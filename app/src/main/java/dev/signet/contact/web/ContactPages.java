package dev.signet.contact.web;

import dev.signet.account.ApiCaller;
import dev.signet.contact.Contact;
import dev.signet.contact.ContactForm;
import dev.signet.contact.Contacts;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.sending.Audience;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 联系人管理 (S9.5-5): who is warned, of what; a number is shown to be theirs by a code. */
@ConsolePage
class ContactPages {

    private static final String HERE = "/console/settings/contacts";

    private final Contacts contacts;

    ContactPages(Contacts contacts) {
        this.contacts = contacts;
    }

    /** What a form sends; a box that is not ticked is not sent. */
    record Form(
            @Nullable String name,
            @Nullable String phoneNumber,
            @Nullable String code,
            @Nullable Boolean abuseWarnings,
            @Nullable Boolean volumeWarnings,
            @Nullable Boolean packageWarnings) {

        ContactForm contact() {
            return new ContactForm(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(phoneNumber, ""),
                    code,
                    Boolean.TRUE.equals(abuseWarnings),
                    Boolean.TRUE.equals(volumeWarnings),
                    Boolean.TRUE.equals(packageWarnings));
        }
    }

    @GetMapping(HERE)
    String list(@AuthenticationPrincipal ApiCaller caller, Model model) {
        model.addAttribute("contacts", contacts.of(caller.accountId()));
        model.addAttribute("most", contacts.most());
        return "contact/list";
    }

    @GetMapping(HERE + "/new")
    String form() {
        return "contact/form";
    }

    @GetMapping(HERE + "/{id}")
    String form(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id, Model model) {
        model.addAttribute("contact", contacts.find(caller.accountId(), id));
        return "contact/form";
    }

    /** Said beside the button: the form is not done yet. */
    @PostMapping(HERE + "/code")
    String sendCode(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String phoneNumber,
            HttpServletResponse response) {
        contacts.sendCode(caller.accountId(), phoneNumber);
        response.setHeader("HX-Retarget", "#sent");
        response.setHeader("HX-Reswap", "outerHTML");
        return "contact/form :: sent";
    }

    @PostMapping(HERE)
    View add(@AuthenticationPrincipal ApiCaller caller, @ModelAttribute Form form) {
        Contact added = contacts.add(caller.who(), caller.accountId(), form.contact());
        return Done.to(HERE, "contact", "page.added", added.name());
    }

    @PostMapping(HERE + "/{id}")
    View change(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id, @ModelAttribute Form form) {
        Contact changed = contacts.change(caller.who(), caller.accountId(), id, form.contact());
        return Done.to(HERE, "contact", "page.changed", changed.name());
    }

    /** One switch in the list. */
    @PostMapping(HERE + "/{id}/warnings")
    View warnings(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @RequestParam Audience of,
            @RequestParam(defaultValue = "false") boolean on) {
        Contact contact = contacts.switched(caller.who(), caller.accountId(), id, of, on);
        return Done.to(HERE, "contact", on ? "page.on" : "page.off", contact.name());
    }

    @PostMapping(HERE + "/{id}/delete")
    View remove(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        contacts.remove(caller.who(), caller.accountId(), id);
        return Done.to(HERE, "contact", "page.removed");
    }
}
