/**
 * Who did what, when: an append-only trail written in the transaction of the act.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package dev.signet.audit;
