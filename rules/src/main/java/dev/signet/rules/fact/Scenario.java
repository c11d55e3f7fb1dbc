package dev.signet.rules.fact;

/** Applicable scenario (适用场景) of a signature, S4.1-3. */
public enum Scenario {
    /** 验证码: fits verification templates only. */
    VERIFICATION,
    /** 通用: fits every kind of template. */
    GENERAL
}
