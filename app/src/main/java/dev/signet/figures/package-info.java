/**
 * What is counted of messages, per account, day and hour, each dimension by itself: for pages, statistics and whoever checks
 * them. What each figure means: {@code app/docs/figures.md}.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"account", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.figures;
