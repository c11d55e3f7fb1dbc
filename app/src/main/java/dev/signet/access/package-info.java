/**
 * What the people and programs of an account may do: users, groups, roles, policies, and the one place that decides
 * (S12). People of the platform are {@code staff}, another world.
 *
 * <p>Of its own module it may touch {@code access.session}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "account :: overview", "audit", "notice", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.access;
