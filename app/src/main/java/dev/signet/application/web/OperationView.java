package dev.signet.application.web;

import dev.signet.application.OperationRecord;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation record (操作记录) as whoever applied reads it: who did it in words, and of what was noted only what they wrote
 * themselves or were told. What reviewers note for each other stays with them.
 *
 * @param actor one of the account as it is recorded, else {@code rulebook} or {@code platform}: its people have no names here
 * @param who the same in words
 * @param action stable word
 * @param colour of its dot: {@code ok}, {@code bad}, {@code warn} or nothing
 */
public record OperationView(Instant at, String actor, Bilingual who, String action, String colour, Bilingual note) {

    private static final Wording TEXTS = Wording.of("review");
    private static final Pattern OWN = Pattern.compile("account:\\d{1,18}(?:/(?:user|role)/(.*))?");
    private static final String RULEBOOK = "rulebook";
    private static final String PLATFORM = "platform";
    private static final Set<String> NOTED = Set.of("apply", "resubmit", "convert", "suspend", "reinstate");
    private static final Bilingual NOTHING = new Bilingual("", "");

    /** @param reason what the applicant was told of the decision on that application; null where there is none */
    public static OperationView of(OperationRecord<?> record, @Nullable Bilingual reason) {
        return new OperationView(
                record.at(),
                actor(record.actor()),
                who(record.actor()),
                record.action(),
                colour(record.action()),
                note(record, reason));
    }

    private static String actor(String actor) {
        return actor.equals(RULEBOOK) || OWN.matcher(actor).matches() ? actor : PLATFORM;
    }

    private static Bilingual who(String actor) {
        Matcher own = OWN.matcher(actor);
        if (own.matches()) {
            String name = own.group(1);
            return name == null ? TEXTS.text("record.owner") : new Bilingual(name, name);
        }
        return TEXTS.text(actor.equals(RULEBOOK) ? "record.rulebook" : "record.platform");
    }

    private static String colour(String action) {
        return switch (action) {
            case "approve", "reinstate" -> "ok";
            case "reject" -> "bad";
            case "suspend" -> "warn";
            default -> "";
        };
    }

    private static Bilingual note(OperationRecord<?> record, @Nullable Bilingual reason) {
        if (NOTED.contains(record.action())) {
            return new Bilingual(record.note(), record.note());
        }
        boolean decided = record.action().equals("approve") || record.action().equals("reject");
        return decided && reason != null ? reason : NOTHING;
    }
}
