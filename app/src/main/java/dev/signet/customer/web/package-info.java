/**
 * The pages of accounts for the platform's people, and their twins under {@code /v1/admin/accounts}.
 *
 * <p>Of its own module it may touch {@code customer}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.customer.web;
