package dev.signet.access;

import dev.signet.account.Principal;
import dev.signet.platform.Bilingual;
import dev.signet.rules.access.Judgement;

/** An answer, not a fault: somebody of an account may not do what they asked for. */
public final class AccessDenied extends RuntimeException {

    private final transient Principal principal;
    private final String action;
    private final String path;
    private final transient Judgement judgement;
    private final transient Bilingual message;
    private final String diagnosis;

    /**
     * @param path of the resource within the account
     * @param diagnosis for {@link Denials}: what whoever may see policies can have explained
     */
    AccessDenied(
            Principal principal, String action, String path, Judgement judgement, Bilingual message, String diagnosis) {
        super(message.en(), null, false, false);
        this.principal = principal;
        this.action = action;
        this.path = path;
        this.judgement = judgement;
        this.message = message;
        this.diagnosis = diagnosis;
    }

    public Principal principal() {
        return principal;
    }

    public String action() {
        return action;
    }

    public String path() {
        return path;
    }

    public Judgement judgement() {
        return judgement;
    }

    public Bilingual message() {
        return message;
    }

    public String diagnosis() {
        return diagnosis;
    }
}
