/**
 * A review as a process instance with its file: started, its deadline kept, its decision handed to the domain that
 * applied.
 *
 * <p>Of its own module it may touch {@code review.door}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.review.process;
