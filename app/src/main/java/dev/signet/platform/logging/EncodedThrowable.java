package dev.signet.platform.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A failure whose words are safe to be written; its trace keeps its own lines. */
final class EncodedThrowable implements IThrowableProxy {

    private final IThrowableProxy failure;

    private EncodedThrowable(IThrowableProxy failure) {
        this.failure = failure;
    }

    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy failure) {
        return failure == null ? null : new EncodedThrowable(failure);
    }

    private static @Nullable String encoded(@Nullable String message) {
        return message == null ? null : LogText.inLine(message);
    }

    @Override
    public @Nullable String getMessage() {
        return encoded(failure.getMessage());
    }

    /** What a failure says for class and message together, where its {@code toString} is its own. */
    @Override
    public @Nullable String getOverridingMessage() {
        return encoded(failure.getOverridingMessage());
    }

    @Override
    public String getClassName() {
        return failure.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return failure.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return failure.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        return of(failure.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return Arrays.stream(failure.getSuppressed()).map(EncodedThrowable::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return failure.isCyclic();
    }
}
