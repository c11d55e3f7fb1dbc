/**
 * A task at work: forecast, cut into requests, started by its trigger, taken up again after a crash.
 *
 * <p>Of its own module it may touch {@code bulk.recipients} and {@code bulk.task}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.run;
