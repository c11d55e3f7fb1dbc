/**
 * People who work for the platform: their login, groups and what each group may do, in the engine, its web pages
 * and ours; and what they do not do alone.
 *
 * <p>Of its own module it may touch {@code staff.consent} and {@code staff.factor}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.staff;
