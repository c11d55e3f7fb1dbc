/**
 * The actions of RAM 2015-05-01 as the official clients know them: an account's users, groups, roles and policies.
 *
 * <p>Of its own module it may touch {@code api.gateway} and {@code api.wire}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.api.ram;
