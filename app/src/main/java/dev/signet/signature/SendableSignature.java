package dev.signet.signature;

import dev.signet.rules.fact.Scenario;

/**
 * A signature that messages may carry now: approved, neither deleted nor suspended. While its conversion is under
 * review the verification signature stays here as it was (C-11).
 *
 * @param name as approved; the platform puts the brackets around it
 * @param thirdParty whether it belongs to somebody else who authorised the account
 */
public record SendableSignature(long accountId, long id, String name, Scenario scenario, boolean thirdParty) {}
