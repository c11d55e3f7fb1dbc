package dev.signet.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Real time until a test stops it at an instant; then it stands until it is moved. */
public final class SettableClock extends Clock {

    private volatile @Nullable Instant stoppedAt;

    public void set(Instant instant) {
        stoppedAt = instant;
    }

    /** @param text an instant in ISO form, for example {@code 2026-11-22T13:59:59.999Z} */
    public void set(String text) {
        set(Instant.parse(text));
    }

    public synchronized void advance(Duration duration) {
        stoppedAt = instant().plus(duration);
    }

    /** Back to real time. */
    public void reset() {
        stoppedAt = null;
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt;
        return stopped == null ? Clock.systemUTC().instant() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SettableClock base = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return base.withZone(other);
            }

            @Override
            public Instant instant() {
                return base.instant();
            }
        };
    }

    static final class Reset implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext context) {
            SpringExtension.getApplicationContext(context)
                    .getBean(SettableClock.class)
                    .reset();
        }
    }
}
