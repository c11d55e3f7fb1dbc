/**
 * People who work for the platform: their login, groups and what each group may do, in the engine, its web pages
 * and ours.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"application", "audit", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.staff;
