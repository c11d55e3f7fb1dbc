/**
 * What of an account has an id: each domain finds its own, and only what whoever asks may read is told.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "account", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.lookup;
