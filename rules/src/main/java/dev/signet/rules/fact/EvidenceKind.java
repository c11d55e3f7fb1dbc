package dev.signet.rules.fact;

/** What an evidence file proves. */
public enum EvidenceKind {
    /** 营业执照, also the merged 三证合一 licence. */
    BUSINESS_LICENCE,
    /** 授权委托书. */
    AUTHORISATION_LETTER,
    /** 组织机构代码证, or the credit code or legal person certificate of a public institution. */
    ORGANISATION_CODE_CERTIFICATE,
    /** 商标注册证. */
    TRADEMARK_CERTIFICATE,
    /** Screenshot of the MIIT filing back end. */
    FILING_SCREENSHOT,
    /** Screenshot of the App's developer back end. */
    DEVELOPER_SCREENSHOT,
    OTHER,
    /** A file whose kind the door could not carry: it may be any of the above. */
    UNCLASSIFIED
}
