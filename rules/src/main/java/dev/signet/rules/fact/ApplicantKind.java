package dev.signet.rules.fact;

/** Who applies: the two kinds of account, which have a norm each (S4.1-9). */
public enum ApplicantKind {
    INDIVIDUAL,
    ENTERPRISE
}
