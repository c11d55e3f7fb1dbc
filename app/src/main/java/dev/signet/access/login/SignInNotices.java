package dev.signet.access.login;

import dev.signet.access.NewSignIn;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever signed in that it was from an address they had not come from before. */
@Component
class SignInNotices {

    private final Notices notices;

    SignInNotices(Notices notices) {
        this.notices = notices;
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
                        "who", signIn.principal().who(),
                        "address", signIn.address(),
                        "device", signIn.userAgent())));
    }
}
