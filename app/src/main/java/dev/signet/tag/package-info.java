/**
 * Tags: keys with values by which an account groups what it has, finds it again and says who may use it. What can have
 * some is told by the domains that own it.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "account", "audit", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.tag;
