package dev.signet.application;

import java.util.List;

/** Where a domain keeps what accounts register, each with its applications. */
public interface Register<A extends Registered<?>> extends Applications<A> {

    /** The domain's word, also first part of the actions in its audit entries. */
    String kind();

    /** What audit entries call the {@link Registered#label()}. */
    String labelledBy();

    /** Only what was locked, with its new operation records. */
    void save(A registered);

    /** Newest first. */
    List<? extends OperationRecord<?>> records(long id);

    int countDecided(long accountId, boolean approved);

    /** The latest decided applications of an account, newest first, at most so many. */
    List<Decided> decidedOf(long accountId, int most);

    /** The same of all accounts, those of one name or text not. */
    List<Decided> decidedBut(long id, int most);
}
