package dev.signet.account;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who did something, as people call them: audit entries, records and policies name principals for programs. */
public final class ActorName {

    private static final Wording TEXTS = Wording.of("account");
    private static final String SYSTEM = "system";
    /** {@code account:1001/user/alice}, {@code acs:ram::1001:user/alice}, {@code user/alice}; the account has nothing behind. */
    private static final Pattern PRINCIPAL = Pattern.compile(
            "(?:(?:account:\\d+|acs:ram::\\d+:)/?)?(?:(user|role|assumed-role)/([^/]+)(?:/(.+))?|root)?");

    private ActorName() {}

    /** @param who of an account's people, or anybody else, who is called as they are */
    public static Bilingual of(String who) {
        if (who.equals(SYSTEM)) {
            return TEXTS.text("actor.system");
        }
        Matcher principal = PRINCIPAL.matcher(who);
        if (who.isEmpty() || !principal.matches()) {
            return new Bilingual(who, who);
        }
        String name = principal.group(2);
        if (name == null) {
            return TEXTS.text("actor.owner");
        }
        if (principal.group(1).equals("user")) {
            return new Bilingual(name, name);
        }
        String session = principal.group(3);
        return session == null ? TEXTS.text("actor.role", name) : TEXTS.text("actor.session", name, session);
    }
}
