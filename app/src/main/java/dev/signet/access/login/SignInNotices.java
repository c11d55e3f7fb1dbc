package dev.signet.access.login;

import dev.signet.access.NewSignIn;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.text.BrowserName;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever signed in that it was from an address they had not come from before. */
@Component
class SignInNotices {

    private final Notices notices;
    private final LoginNames names;

    SignInNotices(Notices notices, LoginNames names) {
        this.notices = notices;
        this.names = names;
    }

    /** In the transaction of the login. */
    @EventListener
    void tell(NewSignIn signIn) {
        notices.tell(new Notice(
                signIn.principal().accountId(),
                signIn.principal().isOwner() ? Notice.OWNER : signIn.principal().id(),
                signIn.userAgent().isBlank() ? "sign-in.unnamed-device" : "sign-in.new-address",
                "sign-in:" + signIn.principal().id() + ":" + signIn.address() + ":"
                        + signIn.at().toEpochMilli(),
                Map.of(
                        "who", names.of(signIn.principal()),
                        "address", signIn.address(),
                        "device", BrowserName.of(signIn.userAgent()))));
    }
}
