package dev.signet.platform.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Sees to it that every line of the log, to the console or a file and in whatever pattern, has safe values: once the logging
 * is set up, and before anybody but the framework has said anything. JSON escapes its values by itself, and leaves out what
 * {@link JsonValues} does.
 */
class EncodedLines implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(EncodedLines::encode);
        }
    }

    /** A logger, or an appender that hands on to others. */
    static void encode(AppenderAttachable<ILoggingEvent> from) {
        for (Iterator<Appender<ILoggingEvent>> all = from.iteratorForAppenders(); all.hasNext(); ) {
            Appender<ILoggingEvent> appender = all.next();
            if (appender instanceof OutputStreamAppender<ILoggingEvent> writing) {
                encode(writing);
            } else if (appender instanceof AppenderAttachable<?> others) {
                encode(ofEvents(others));
            }
        }
    }

    @SuppressWarnings("unchecked") // what is attached to an appender of events takes events
    private static AppenderAttachable<ILoggingEvent> ofEvents(AppenderAttachable<?> others) {
        return (AppenderAttachable<ILoggingEvent>) others;
    }

    private static void encode(OutputStreamAppender<ILoggingEvent> appender) {
        Encoder<ILoggingEvent> encoder = appender.getEncoder();
        if (encoder != null && !(encoder instanceof EncodingEncoder) && !(encoder instanceof StructuredLogEncoder)) {
            EncodingEncoder encoding = new EncodingEncoder(encoder);
            encoding.start();
            appender.setEncoder(encoding);
        }
    }
}
