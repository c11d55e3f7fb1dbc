/**
 * What everything that is applied for has in common: what norms found, who decides, what the reviewer sees, what
 * the applicant is told.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "audit", "evidence", "platform", "rulebook"})
@org.jspecify.annotations.NullMarked
package dev.signet.application;
