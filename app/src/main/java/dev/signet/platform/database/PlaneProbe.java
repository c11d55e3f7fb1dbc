package dev.signet.platform.database;

/** Looks once whether a plane's server answers and takes a write. */
interface PlaneProbe extends AutoCloseable {

    enum Answer {
        /** A row was written. */
        WRITES,
        /** It answered, with an error. */
        REFUSES,
        /** It lets us in, but a write does not end in time. */
        STALLS,
        /** Nothing came back. */
        SILENT
    }

    /** @param reason empty where it writes */
    record Found(Answer answer, String reason) {

        static final Found WRITES = new Found(Answer.WRITES, "");
    }

    /** @param wholly whether it has to find new space for what it writes, as a table that grows does */
    Found look(boolean wholly);

    @Override
    void close();
}
