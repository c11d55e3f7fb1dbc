/**
 * What domains tell of an account for the first page of its console (S1-2), each of what is its own: what waits for
 * somebody, how far a beginner has come, how much there is.
 *
 * <p>Of its own module it may touch {@code account}.
 */
@org.springframework.modulith.NamedInterface("overview")
@org.jspecify.annotations.NullMarked
package dev.signet.account.overview;
