/**
 * Who changed which setting of an account when, from what to what, read from the audit trail for its own people.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "account", "audit", "platform"})
@org.jspecify.annotations.NullMarked
package dev.signet.history;
