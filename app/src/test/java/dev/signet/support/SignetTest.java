package dev.signet.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the whole application on a random port, on the one database server of this test run. Each application context has
 * schemas of its own; tests with the same properties share a context, so create accounts with {@link TestAccounts}
 * instead of changing the demo's. The {@link SettableClock} goes back to real time after each test, but ids never go
 * back: a test that leaps by days, or that looks for messages by the real day, has a context apart from the other kind
 * by a property {@code test.time}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = SharedDatabase.class)
@Import(TestSupport.class)
@ExtendWith({SettableClock.Reset.class, OwnEngine.class})
public @interface SignetTest {

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
