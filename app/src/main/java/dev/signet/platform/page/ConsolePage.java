package dev.signet.platform.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/**
 * Serves pages of the console under {@code /console}, in its domain's {@code web} package. What its methods return is the
 * name of a template, or {@link Done}. Around it the console asks for the permission that {@code app/docs/api/actions.tsv}
 * names, adds the frame, and tells what was refused, so that a method only does what its page is for.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Controller
public @interface ConsolePage {}
