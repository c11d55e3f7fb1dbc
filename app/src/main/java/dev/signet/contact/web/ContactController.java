package dev.signet.contact.web;

import dev.signet.account.ApiCaller;
import dev.signet.contact.Contact;
import dev.signet.contact.ContactForm;
import dev.signet.contact.Contacts;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whom the calling account wants to be warned (联系人管理, S9.5). */
@RestController
@RequestMapping("/v1/settings/contacts")
class ContactController {

    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    record ContactBody(
            String id,
            boolean main,
            String name,
            @Nullable String phoneNumber,
            boolean abuseWarnings,
            boolean volumeWarnings,
            boolean packageWarnings) {

        static ContactBody of(Contact contact) {
            return new ContactBody(
                    Long.toString(contact.id()),
                    contact.isMain(),
                    contact.name(),
                    contact.phoneNumber(),
                    contact.abuseWarnings(),
                    contact.volumeWarnings(),
                    contact.packageWarnings());
        }
    }

    /** @param code that was sent to the number; not needed where the number stays as it is */
    record NewContact(
            @NotNull String name,
            @NotNull String phoneNumber,
            @Nullable String code,
            boolean abuseWarnings,
            boolean volumeWarnings,
            boolean packageWarnings) {

        ContactForm form() {
            return new ContactForm(name, phoneNumber, code, abuseWarnings, volumeWarnings, packageWarnings);
        }
    }

    record NumberBody(@NotNull String phoneNumber) {}

    @GetMapping
    @Operation(summary = "联系人列表 / the contacts")
    List<ContactBody> list(@AuthenticationPrincipal ApiCaller caller) {
        return contacts.of(caller.accountId()).stream().map(ContactBody::of).toList();
    }

    @PostMapping("/code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "向号码发送验证码 / send a code to the number of a contact")
    void sendCode(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NumberBody body) {
        contacts.sendCode(caller.accountId(), body.phoneNumber());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "添加联系人 / add a contact")
    ContactBody add(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NewContact body) {
        return ContactBody.of(contacts.add(caller.who(), caller.accountId(), body.form()));
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改联系人 / change a contact")
    ContactBody change(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable long id, @Valid @RequestBody NewContact body) {
        return ContactBody.of(contacts.change(caller.who(), caller.accountId(), id, body.form()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除联系人 / remove a contact")
    void remove(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        contacts.remove(caller.who(), caller.accountId(), id);
    }
}
