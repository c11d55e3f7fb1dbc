package dev.signet.template;

/** What its owner may do with a template. */
public enum TemplateAction {
    /** 查看原因并修改: read the reason, change, submit again. */
    FIX,
    /** 群发. */
    BULK_SEND,
    /** 操作记录. */
    RECORDS,
    /** 删除. */
    DELETE
}
