package dev.signet.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** An event whose values are safe to be written, in whatever pattern. */
final class EncodedEvent implements ILoggingEvent {

    /** They write announcements of several lines, for people at a terminal; of the product's own words. */
    private static final Set<String> WITH_LINES =
            Set.of("org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "dev.signet.demo.DemoData");

    private final ILoggingEvent event;

    EncodedEvent(ILoggingEvent event) {
        this.event = event;
    }

    @Override
    public @Nullable String getFormattedMessage() {
        String message = event.getFormattedMessage();
        if (message == null) {
            return null;
        }
        return WITH_LINES.contains(event.getLoggerName()) ? LogText.withLines(message) : LogText.inLine(message);
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return EncodedThrowable.of(event.getThrowableProxy());
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return encoded(event.getMDCPropertyMap());
    }

    @Override
    @Deprecated
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    private static Map<String, String> encoded(Map<String, String> values) {
        Map<String, String> encoded = values;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String safe = value.getValue() == null ? "" : LogText.inLine(value.getValue());
            if (!safe.equals(value.getValue())) {
                encoded = encoded == values ? new TreeMap<>(values) : encoded;
                encoded.put(value.getKey(), safe);
            }
        }
        return encoded;
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null
                ? null
                : pairs.stream()
                        .map(pair -> new KeyValuePair(pair.key, LogText.inLine(String.valueOf(pair.value))))
                        .toList();
    }

    @Override
    public String getThreadName() {
        return LogText.inLine(event.getThreadName());
    }

    @Override
    public String getLoggerName() {
        return LogText.inLine(event.getLoggerName());
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public @Nullable String getMessage() {
        return event.getMessage();
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return event.getArgumentArray();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public @Nullable List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
