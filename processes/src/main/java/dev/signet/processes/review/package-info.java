/** What every review shares: variables, second opinion, escalation, and the guard of the two people. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes.review;
