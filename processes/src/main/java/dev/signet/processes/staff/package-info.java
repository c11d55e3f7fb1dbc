/** The second person that a change of people needs, and whatever else the platform's people must not do alone. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes.staff;
