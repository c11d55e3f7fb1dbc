/**
 * The reviewer's screen behind the forms, comments, the ready-made lists of Tasklist.
 *
 * <p>Of its own module it may touch {@code review.door} and {@code review.process}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.review.desk;
