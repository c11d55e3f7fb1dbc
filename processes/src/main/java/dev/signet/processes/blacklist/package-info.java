/** The release of a blacklisted number. */
@org.jspecify.annotations.NullMarked
package dev.signet.processes.blacklist;
