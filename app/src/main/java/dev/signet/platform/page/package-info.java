/**
 * What a page of the console is made with, whichever domain it belongs to: who serves it marks itself, says in words what
 * was done, and finds language and cookies here. How the pages look is {@code console}'s.
 *
 * <p>Of its own module it may touch {@code platform}, {@code platform.secret} and {@code platform.text}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.page;
