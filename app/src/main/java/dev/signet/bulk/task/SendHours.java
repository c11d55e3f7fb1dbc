package dev.signet.bulk.task;

import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.send.SendWindow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one kind of task: domestic ones begin within the rulebook's window (S6.3-15), promotional ones also run
 * within it only, international ones know no hours.
 */
public final class SendHours {

    private final TemplateKind kind;
    private final SendWindow window;

    SendHours(TemplateKind kind, SendWindow window) {
        this.kind = kind;
        this.window = window;
    }

    /** As people read it, on the mainland's clock. */
    public static String text(Instant at) {
        return ChinaTime.text(at);
    }

    public String opens() {
        return window.opens().toString();
    }

    public String closes() {
        return window.closes().toString();
    }

    public boolean mayStart(Instant at) {
        return kind == TemplateKind.INTERNATIONAL || window.isOpen(at, ChinaTime.ZONE);
    }

    /** This instant where a task may start then, or else the next opening. */
    public Instant nextStart(Instant at) {
        return mayStart(at) ? at : window.nextOpening(at, ChinaTime.ZONE);
    }

    /** When a task that is to start at once can start, where it has to wait; else null. */
    public @Nullable Instant opening(Instant now) {
        return mayStart(now) ? null : nextStart(now);
    }

    /** Whether a running task may go on. */
    public boolean mayRun(Instant at) {
        return kind != TemplateKind.PROMOTIONAL || window.isOpen(at, ChinaTime.ZONE);
    }

    /** When a task that runs now must pause; null when it need not. */
    public @Nullable Instant closing(Instant at) {
        return kind == TemplateKind.PROMOTIONAL ? window.closing(at, ChinaTime.ZONE) : null;
    }

    /** When a task that runs from this instant has worked for so long, pauses not counted. */
    public Instant after(Instant start, Duration work) {
        Instant at = nextStart(start);
        Duration left = work;
        for (Instant closing = closing(at); closing != null && at.plus(left).isAfter(closing); closing = closing(at)) {
            left = left.minus(Duration.between(at, closing));
            at = window.nextOpening(closing, ChinaTime.ZONE);
        }
        return at.plus(left);
    }
}
