package dev.signet.signature;

/** What the platform's officers may do to an account's signature after it was approved. */
public interface SignatureSupervision {

    /**
     * Takes an approved signature out of use at once (complaint, unlawful use).
     *
     * @param officer who does it
     * @param reason what the account is told
     * @throws dev.signet.platform.Refusal when there is none, or it is not approved
     */
    void suspend(long signatureId, String officer, String reason);

    /**
     * Lifts a suspension.
     *
     * @throws dev.signet.platform.Refusal when the signature is not suspended
     */
    void reinstate(long signatureId, String officer, String reason);
}
