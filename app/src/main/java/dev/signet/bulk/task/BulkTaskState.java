package dev.signet.bulk.task;

import java.util.EnumSet;
import java.util.Set;

/** Where a bulk task stands. Stored by name. */
public enum BulkTaskState {
    /** What it will cost and who will not get it is being worked out. */
    FORECASTING,
    /** The forecast is there; nothing is sent until somebody confirms it. */
    AWAITING_CONFIRMATION,
    /** Confirmed; it waits for its time. */
    SCHEDULED,
    RUNNING,
    /** Stopped for a while, by its owner, by the end of the send window or by a refusal; the reason is kept beside. */
    PAUSED,
    /** Every number was handed over or refused. */
    FINISHED,
    /** Ended by its owner in mid-run: the numbers that were left got nothing. */
    STOPPED,
    /** Called off before it began: nobody got anything. */
    CANCELLED,
    /** Could not go on; the last record says why. */
    FAILED;

    private static final Set<BulkTaskState> ENDED = EnumSet.of(FINISHED, STOPPED, CANCELLED, FAILED);

    public boolean isEnd() {
        return ENDED.contains(this);
    }

    /** Why a task is paused, and so what lets it go on. */
    public enum Pause {
        /** Its owner wanted it; only the owner lets it go on. */
        USER,
        /** The send window is closed; its opening lets it go on. */
        WINDOW,
        /** Sending refused it as a whole, for example for want of a template; when that is mended the owner lets it go on. */
        REFUSED
    }
}
