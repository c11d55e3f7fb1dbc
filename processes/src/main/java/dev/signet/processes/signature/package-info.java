/** The review of signatures. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes.signature;
