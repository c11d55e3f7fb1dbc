/**
 * How the application itself does, for staff: health in words, timed jobs, and what repairs left for people.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "platform"})
@org.jspecify.annotations.NullMarked
package dev.signet.operations;
