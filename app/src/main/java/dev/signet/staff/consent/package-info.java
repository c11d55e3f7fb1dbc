/**
 * What all changes have in common that wait for a second person's consent: their process instances, and the guard at
 * their tasks.
 *
 * <p>Of its own module it may touch nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.staff.consent;
