package dev.signet.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What the settings below one prefix must be for the application to start. Each refusal is an
 * {@link IllegalArgumentException} that names the setting, its value and what would be right.
 *
 * @param prefix as it is configured, such as {@code signet.dispatch}
 */
public record SettingCheck(String prefix) {

    /** @param right what would be right, to stand behind "it must be" */
    public void that(boolean holds, String name, @Nullable Object value, String right) {
        if (!holds) {
            throw new IllegalArgumentException(prefix + "." + name + " is " + shown(value) + "; it must be " + right);
        }
    }

    public void atLeast(long least, String name, long value) {
        that(value >= least, name, value, "at least " + least);
    }

    public void atLeast(DataSize least, String name, DataSize value) {
        that(value.compareTo(least) >= 0, name, value, "at least " + least);
    }

    /** Both ends included. */
    public void between(long least, long most, String name, long value) {
        that(value >= least && value <= most, name, value, least + " to " + most);
    }

    /** A millisecond at least: less is nothing to the clocks that measure it. */
    public void lasts(String name, Duration value) {
        that(value.toMillis() > 0, name, value, "longer than nothing, for example 1s");
    }

    /** For what nothing at all switches off. */
    public void notNegative(String name, Duration value) {
        that(!value.isNegative(), name, value, "0 or longer, for example 1s");
    }

    private static Object shown(@Nullable Object value) {
        return value instanceof Number || value instanceof Duration || value instanceof DataSize
                ? value
                : "'" + value + "'";
    }
}
