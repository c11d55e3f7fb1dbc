package dev.signet.rules.fact;

/** What a counter counts: the parts that together are its key. Every scope counts accepted messages (FC-8). */
public enum CounterScope {
    /** Verification messages of one account's signature to one number (FC-1). Key: signature id, number. */
    VERIFICATION_SIGNATURE_NUMBER,
    /** Verification messages of the whole platform to one number (FC-3). Key: number. */
    VERIFICATION_NUMBER,
    /** Messages of one signature and one template to one number (FC-4, FC-5). Key: signature id, template id, number. */
    SIGNATURE_TEMPLATE_NUMBER,
    /** Messages of the same rendered text to one number (FC-14). Key: number, hash of the rendered text. */
    CONTENT_NUMBER,
    /** Messages of every kind of the whole platform to one number. Key: number. */
    NUMBER,
    /** Billing units of one account (FC-17, S9.2). Key: account id. */
    ACCOUNT_VOLUME
}
