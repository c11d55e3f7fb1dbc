package dev.signet.signature;

/**
 * A signature in one scenario as the platform's people see it.
 *
 * @param accountId whose it is
 */
public record SupervisedSignature(long accountId, SignatureRow row) {}
