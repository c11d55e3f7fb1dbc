/**
 * Statistics as files (S7.2-11): a report and the detail of a range, at once or in the background, and each month by itself
 * where an account wishes so.
 *
 * <p>Of its own module it may touch {@code statistics}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.statistics.archive;
