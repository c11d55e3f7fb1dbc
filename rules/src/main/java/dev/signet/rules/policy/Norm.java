package dev.signet.rules.policy;

/**
 * One rule as the catalogue shows it.
 *
 * @param id stable id, {@code SG-01}; several rules may serve one norm
 * @param sentence what the rule says
 * @param file where it is written
 */
public record Norm(String id, String sentence, String file, int line) {}
