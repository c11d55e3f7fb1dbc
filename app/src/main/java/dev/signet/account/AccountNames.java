package dev.signet.account;

/** Which names of accounts would be taken for another's. Here it is what account administration needs to know of them. */
public interface AccountNames {

    /** Whether some account goes by this beside its name. */
    boolean isTaken(String name);
}
