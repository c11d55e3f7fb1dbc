package dev.signet.account.overview;

import java.util.Set;

/** Knows of some steps of the way abroad whether an account has taken them; found out each time, from what there is. */
public interface AbroadFact {

    /** Of the steps it knows of, those that are taken. */
    Set<AbroadStep> reached(long accountId);
}
