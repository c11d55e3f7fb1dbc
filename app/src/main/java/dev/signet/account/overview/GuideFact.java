package dev.signet.account.overview;

/** Knows of one step whether an account has taken it; found out each time, from what there is. */
public interface GuideFact {

    GuideStep step();

    boolean taken(long accountId);
}
