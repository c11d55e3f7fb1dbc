/**
 * Finds applications, reviews, processes and tasks that disagree, and puts right what can be.
 *
 * <p>Of its own module it may touch {@code review.process}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.review.repair;
