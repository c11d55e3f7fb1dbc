package dev.signet.rulebook;

/** Another rulebook judges from now on, on this node. */
public record RulebookActivated(String version) {}
