package dev.signet.signature;

/** What its owner may do with a row of the signature list (S4.4-10). */
public enum SignatureAction {
    /** 修改: apply for the general scenario. */
    MODIFY,
    /** 查看原因并修改: read the reason, change, submit again. */
    FIX,
    /** 群发. */
    BULK_SEND,
    /** 操作记录. */
    RECORDS,
    /** 删除. */
    DELETE
}
