package dev.signet.platform.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A form that would make a second thing when it is sent again, by a second click or by loading its answer anew: each one
 * that was drawn does it once. One that was refused may be mended and sent again.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface DoneOnce {}
