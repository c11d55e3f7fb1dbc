package dev.signet.rules.fact;

/** What is known to be wrong with a piece of evidence (SG-17, SGE-3); found by software or by a person. */
public enum EvidenceFault {
    UNREADABLE,
    EXPIRED,
    ALTERED,
    /** The paper speaks of somebody else than the source claims. */
    WRONG_SUBJECT
}
