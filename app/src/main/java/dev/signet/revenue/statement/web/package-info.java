/**
 * The door of the platform's people to carriers' statements.
 *
 * <p>Of its own module it may touch {@code revenue.statement}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.revenue.statement.web;
