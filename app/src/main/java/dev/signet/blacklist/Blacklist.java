package dev.signet.blacklist;

import dev.signet.rules.fact.BlacklistKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Numbers that must not get certain messages: the platform's list and each account's own. */
public interface Blacklist {

    /** The entries that concern these numbers: the platform's and those of these accounts. */
    Map<Long, List<BlacklistEntry>> entries(Collection<Long> numbers, Collection<Long> accountIds);

    /** Puts a number on a list; an equal entry is left as it is. */
    boolean add(BlacklistEntry entry);

    /**
     * Learns from a receipt that a carrier blocks a number. The entry is marked as the carrier's: the platform stops
     * further messages as the rulebook says for that list, and cannot release the number (S9.4-4). Only the carrier can,
     * and does not say so; therefore the entry rests after the rulebook's {@code sending.blacklist.carrier.days} and one
     * message may find out. Learned again, it counts from then.
     */
    void carrierBlocked(long number, String errorCode, Instant at);

    /** Takes a number from one list of an account (or of the platform); false when it was not there. */
    boolean remove(long accountId, long number, BlacklistKind kind);

    /** One page of an account's own lists, newest first; pages count from 1. */
    List<BlacklistEntry> list(long accountId, int page, int pageSize);
}
