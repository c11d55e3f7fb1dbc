package dev.signet.signature;

/** Where a signature, or one application for it, stands (domain-rules 4.2). */
public enum SignatureState {
    /** 审核中: nothing may be changed or deleted. */
    UNDER_REVIEW,
    /** 通过. */
    APPROVED,
    /** 未通过: may be changed and submitted again, with the same text. */
    REJECTED,
    /** 已撤回: taken back by its owner before it was decided; may be changed and submitted again, with the same text. */
    WITHDRAWN,
    /** Deleted by its owner; final. */
    CANCELLED,
    /** Taken out of use by the platform, with a reason. */
    SUSPENDED
}
