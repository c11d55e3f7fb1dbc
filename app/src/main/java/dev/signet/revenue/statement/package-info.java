/**
 * Carriers' monthly statements (对账单): read in the background, line by line, and compared with what was sent.
 *
 * <p>Of its own module it may touch {@code revenue}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.revenue.statement;
