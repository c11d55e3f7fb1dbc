/**
 * What everything that is applied for has in common: one flow from applying over the norms' verdict and a person's
 * decision to what others are told; what the reviewer sees and may fill in; what officers may do to it afterwards.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"account", "audit", "evidence", "notice", "platform", "rulebook", "staff"})
@org.jspecify.annotations.NullMarked
package dev.signet.application;
