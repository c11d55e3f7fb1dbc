package dev.signet.blacklist;

import dev.signet.rules.fact.BlacklistKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers that must not get certain messages: the platform's list and each account's own. Every change is kept. */
public interface Blacklist {

    /** The entries that concern these numbers: the platform's and those of these accounts. */
    Map<Long, List<BlacklistEntry>> entries(Collection<Long> numbers, Collection<Long> accountIds);

    /**
     * Puts a number on a list. An equal entry is left as it is, unless it was released since: then the number is listed
     * again. A further complaint counts each time.
     *
     * @param origin where the word about the number came from
     * @param actor who listed it: a person's user id, {@code account:<id>}, {@code subscriber} or {@code carrier}
     * @return whether the number is listed now for a reason that did not count before
     */
    boolean add(BlacklistEntry entry, ComplaintOrigin origin, String actor);

    /** The same of what nobody complained of. */
    default boolean add(BlacklistEntry entry, String actor) {
        return add(entry, ComplaintOrigin.UNKNOWN, actor);
    }

    /** The same in the platform's own name. */
    default boolean add(BlacklistEntry entry) {
        return add(entry, "system");
    }

    /**
     * Learns from a receipt that a carrier blocks a number. The entry is marked as the carrier's: the platform stops
     * further messages as the rulebook says for that list, and cannot release the number (S9.4-4). Only the carrier can,
     * and does not say so; therefore the entry rests after the rulebook's {@code sending.blacklist.carrier.days} and one
     * message may find out. Learned again, it counts from then.
     */
    void carrierBlocked(long number, String errorCode, Instant at);

    /** Takes a number from one list of an account (or of the platform); false when it was not there. */
    boolean remove(long accountId, long number, BlacklistKind kind, String actor);

    /**
     * Takes off one entry, told by everything but its reason and age; false when it was not there.
     *
     * @param why kept with the removal; empty where nobody said
     */
    boolean remove(BlacklistEntry entry, String why, String actor);

    /**
     * The number's owner lifts opt-outs, and nothing else (S9.4-3): those of this account, and where there is none, or
     * no account is named, those of all.
     *
     * @return whether there was one
     */
    boolean liftOptOuts(long number, @Nullable Long accountId);

    /**
     * Releases a number for one account's messages: every entry that concerns them under this signature, of a list that
     * the platform can lift, listed until then, stops no longer what the rulebook's {@code release-classes} name for that
     * list. For other accounts and classes it stops as before; listed again later, it stops again. Done twice it changes
     * nothing.
     */
    void release(long number, long accountId, String signName, Instant at, String actor);

    /** What happened to this number on the platform's list and on this account's, newest first. */
    List<BlacklistEvent> history(long number, long accountId);

    /** Every list that a number is on, the platform's and those of accounts. */
    List<BlacklistEntry> everywhere(long number);

    /**
     * What is on the platform's list, newest first.
     *
     * @param kind of this list only; null for all
     * @param page from 1
     */
    List<Listing> recent(@Nullable BlacklistKind kind, int page, int pageSize);

    /** One page of an account's own lists, newest first; pages count from 1. */
    List<BlacklistEntry> list(long accountId, int page, int pageSize);
}
