package dev.signet.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class EncodedLinesTest {

    private static final String FORGED = "\n2026-11-22T04:00:00Z INFO ended message=1 code=DELIVERED";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("dev.signet.test");

    @BeforeEach
    void anAppenderInOrdinaryUse() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        logger.addAppender(appender());
        EncodedLines.encode(logger);
    }

    private OutputStreamAppender<ILoggingEvent> appender() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level [%X{requestId}] [%t] %kvp %logger : %msg%n%ex");
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        return appender;
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void keepsEveryValueInItsLine() {
        String name = Thread.currentThread().getName();
        MDC.put("requestId", "id" + FORGED);
        Thread.currentThread().setName("worker" + FORGED);
        try {
            logger.info("no message {} of account {}", "name" + FORGED, 7);
            logger.info("put together: " + FORGED);
            logger.atInfo().addKeyValue("name", "value" + FORGED).log("paired");
        } finally {
            MDC.remove("requestId");
            Thread.currentThread().setName(name);
        }

        assertThat(lines()).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("INFO [id\\n2026"));
        assertThat(lines().get(0))
                .endsWith("no message name\\n2026-11-22T04:00:00Z INFO ended message=1 code=DELIVERED of account 7");
    }

    @ParameterizedTest
    @CsvSource({
        "000A, \\n",
        "000D, \\r",
        "0009, \\t",
        "001B, \\u001B",
        "0000, \\u0000",
        "007F, \\u007F",
        "0085, \\u0085",
        "2028, \\u2028",
        "200B, \\u200B",
        "202E, \\u202E",
        "FEFF, \\uFEFF",
        "E0041, \\uDB40\\uDC41"
    })
    void showsWhatCannotBeSeen(String character, String shown) {
        logger.info("a{}b", Character.toString(Integer.parseInt(character, 16)));

        assertThat(lines()).singleElement().asString().endsWith(" : a" + shown + "b");
    }

    @Test
    void leavesWhatCanBeSeenAsItIs() {
        logger.info("短信 “签名” é €, 😀 C:\\new 100%");

        assertThat(lines()).singleElement().asString().endsWith(" : 短信 “签名” é €, 😀 C:\\new 100%");
    }

    /** The trace has lines of its own; what a failure says stays in its first. */
    @Test
    void keepsTheLinesOfATraceButNotThoseOfItsWords() {
        Exception failure =
                new IllegalStateException("outer" + FORGED, new IllegalArgumentException("inner\n\tat forged"));
        failure.addSuppressed(new RuntimeException("beside" + FORGED));

        logger.warn("it failed", failure);

        assertThat(lines())
                .hasSizeGreaterThan(6)
                .noneMatch(line -> line.startsWith("2026") || line.contains("\tat forged"));
        assertThat(lines())
                .anyMatch(
                        line -> line.equals(
                                "java.lang.IllegalStateException: outer\\n2026-11-22T04:00:00Z INFO ended message=1 code=DELIVERED"))
                .anyMatch(line -> line.equals("Caused by: java.lang.IllegalArgumentException: inner\\n\\tat forged"))
                .anyMatch(line -> line.strip().startsWith("Suppressed: java.lang.RuntimeException: beside\\n2026"))
                .anyMatch(line -> line.startsWith("\tat dev.signet.platform.logging.EncodedLinesTest"));
    }

    @Test
    void leavesAnnouncementsTheirLines() {
        Logger demo = context.getLogger("dev.signet.demo.DemoData");
        demo.addAppender(logger.iteratorForAppenders().next());

        demo.info("Signet is running\n  here\u001B[31m");

        assertThat(lines()).hasSize(2).last().isEqualTo("  here\\u001B[31m");
    }

    @Test
    void findsAppendersBehindOthersAndTakesThemOnce() {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        OutputStreamAppender<ILoggingEvent> behind = appender();
        async.addAppender(behind);
        logger.addAppender(async);

        EncodedLines.encode(logger);
        EncodedLines.encode(logger);

        EncodingEncoder encoding = (EncodingEncoder) behind.getEncoder();
        assertThat(encoding.isStarted()).isTrue();
        assertThat(encoding).extracting("encoder").isInstanceOf(PatternLayoutEncoder.class);
    }

    static class Nothing {}

    /** Nobody has to remember it: every application of ours logs so. */
    @Test
    void holdsForEveryAppenderOfAnApplication() {
        try (var application = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run()) {
            List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
            ((LoggerContext) LoggerFactory.getILoggerFactory())
                    .getLogger("ROOT")
                    .iteratorForAppenders()
                    .forEachRemaining(appenders::add);

            assertThat(appenders)
                    .isNotEmpty()
                    .allSatisfy(appender -> assertThat(((OutputStreamAppender<?>) appender).getEncoder())
                            .isInstanceOf(EncodingEncoder.class));
        }
    }
}
