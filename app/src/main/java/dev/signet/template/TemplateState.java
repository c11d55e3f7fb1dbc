package dev.signet.template;

/** Where a template stands (domain-rules 4.2). */
public enum TemplateState {
    /** 审核中: nothing may be changed or deleted. */
    UNDER_REVIEW,
    /** 通过: may be deleted, never changed. */
    APPROVED,
    /** 未通过: may be changed and submitted again. */
    REJECTED,
    /** 已撤回: taken back by its owner before it was decided; may be changed and submitted again. */
    WITHDRAWN,
    /** Deleted by its owner; final. */
    CANCELLED,
    /** Taken out of use by the platform, with a reason. */
    SUSPENDED
}
