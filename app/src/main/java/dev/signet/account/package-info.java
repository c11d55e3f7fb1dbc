/**
 * Customers of the platform, their state, access keys and settings.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.account;
