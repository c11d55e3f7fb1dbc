/**
 * Numbers that must not be reached, by whom and for which class of message.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "application", "audit", "evidence", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.blacklist;
