/**
 * The doors to an account's costs, bills, packages and budget, for people and for programs.
 *
 * <p>Of its own module it may touch {@code cost}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.cost.web;
