/**
 * The administration of an account's own people (S12): users, groups, roles, policies, who has which, and keys.
 *
 * <p>Of its own module it may touch {@code access} and {@code access.login}.
 */
@org.springframework.modulith.NamedInterface("ram")
@org.jspecify.annotations.NullMarked
package dev.signet.access.ram;
