/**
 * A bulk task, its states and the terms it goes under.
 *
 * <p>Of its own module it may touch {@code bulk.recipients}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.bulk.task;
