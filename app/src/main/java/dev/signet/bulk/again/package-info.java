/**
 * What failed, made ready to be sent again as a bulk task (S7.2-9).
 *
 * <p>Of its own module it may touch {@code bulk.recipients} and {@code bulk.recipients.web}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.again;
