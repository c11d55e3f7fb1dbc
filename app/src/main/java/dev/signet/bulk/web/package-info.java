/**
 * The API of bulk tasks, and their pages in the console.
 *
 * <p>Of its own module it may touch {@code bulk}, {@code bulk.again}, {@code bulk.recipients}, {@code bulk.recipients.web} and {@code bulk.task}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.web;
