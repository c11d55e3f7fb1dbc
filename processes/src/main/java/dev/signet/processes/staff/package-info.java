/** The second person that a change of people needs. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes.staff;
