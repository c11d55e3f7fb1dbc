package dev.signet.rules.fact;

/** A signature that the account already has, whatever its state. */
public record ExistingSignature(String name, Scenario scenario) {}
