package dev.signet.template;

/** What the platform's officers may do to an account's template after it was approved. */
public interface TemplateSupervision {

    /**
     * Takes an approved template out of use at once (complaint, unlawful use).
     *
     * @param officer who does it
     * @param reason what the account is told
     * @throws dev.signet.platform.Refusal when there is none, or it is not approved
     */
    void suspend(String code, String officer, String reason);

    /**
     * Lifts a suspension.
     *
     * @throws dev.signet.platform.Refusal when the template is not suspended
     */
    void reinstate(String code, String officer, String reason);
}
