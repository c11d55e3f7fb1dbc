/** The active rulebook: loaded, proved by its own cases, swapped in as a whole, reported in health. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package dev.signet.rulebook;
