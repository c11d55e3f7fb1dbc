/**
 * What the engine must have before the first request: settings of its own people and passwords, groups and their
 * permissions, processes with their forms, lists of Tasklist, the first administrator.
 *
 * <p>Of its own module it may touch {@code staff} and {@code staff.factor}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.staff.start;
