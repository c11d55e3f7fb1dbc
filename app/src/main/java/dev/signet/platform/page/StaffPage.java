package dev.signet.platform.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/**
 * Serves pages of the platform's own people under {@code /staff}, in its domain's {@code web} package, as {@link ConsolePage}
 * does those of accounts. Who may open it says {@code app/docs/staff.tsv}; the frame and what is told of refusals are added
 * around it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Controller
public @interface StaffPage {}
