package dev.signet.sending.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The records of what an account sent, kept as long as messages are (RG-5). Reads the data plane only. */
public interface SendRecords {

    /** The record, if this account has one under this id. */
    Optional<SendRecord> find(long accountId, long id);

    /** The ids of the newest records that match, newest first. */
    List<Long> newest(long accountId, RecordFilter filter, int most);

    /** How many records that were accepted before this instant match; counts no further than {@code most}. */
    long count(long accountId, RecordFilter filter, Instant before, long most);

    /** The ids of the records of the filter's days from {@code from} on that match, oldest first, at most so many. */
    List<Long> oldest(long accountId, RecordFilter filter, Instant before, long most);

    /** Records by id, those of other accounts left out, in the order of the ids. */
    List<SendRecord> records(long accountId, Collection<Long> ids);
}
