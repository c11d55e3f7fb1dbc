package dev.signet.platform.intake;

import dev.signet.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What doors and the coming in of their requests tell each other. */
public final class Intake {

    static final String HEAD_REFUSED = Intake.class.getName() + ".HEAD_REFUSED";
    static final String BODY = Intake.class.getName() + ".BODY";

    private Intake() {}

    /** The head of this request was signed by this account, which is why its body is worth waiting for. */
    public static void signedBy(HttpServletRequest request, long accountId) {
        if (request.getAttribute(BODY) instanceof WaitedBody body) {
            body.belongsTo(accountId);
        }
    }

    /** Why this request was not let in, or not to its end; whoever reads its body gets the same thrown. */
    public static @Nullable Refusal refusal(HttpServletRequest request) {
        if (request.getAttribute(HEAD_REFUSED) instanceof Refusal head) {
            return head;
        }
        return request.getAttribute(BODY) instanceof WaitedBody body ? body.refusal() : null;
    }
}
