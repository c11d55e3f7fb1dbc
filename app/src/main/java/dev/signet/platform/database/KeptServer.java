package dev.signet.platform.database;

/** One run of a server process. */
interface KeptServer {

    long pid();

    boolean isAlive();

    /** Calls this once it has ended, asked to or not; at once when it has ended already. */
    void onExit(Runnable then);

    /** As {@code kill -9}: what was committed is in its log. */
    void kill();

    /** Ends it in order, or by force when that takes too long. */
    void stop();
}
