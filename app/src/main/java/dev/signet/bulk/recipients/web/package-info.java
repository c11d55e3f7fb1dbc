/**
 * Recipient lists over REST: uploaded, reported, downloaded.
 *
 * <p>Of its own module it may touch {@code bulk.recipients}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.recipients.web;
