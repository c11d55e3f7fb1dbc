/**
 * The pages of people, groups and of what waits for a second person.
 *
 * <p>Of its own module it may touch {@code staff} and {@code staff.factor}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.staff.page;
