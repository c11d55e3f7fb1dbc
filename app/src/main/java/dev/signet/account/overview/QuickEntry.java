package dev.signet.account.overview;

/** Something of which an account wants to know how much it has, and to get there at once (快捷操作入口, S1-12). */
public interface QuickEntry {

    /** Which one it is. */
    enum Kind {
        SIGNATURES,
        TEMPLATES,
        BULK_TASKS
    }

    /**
     * @param domestic usable or meant for messages at home
     * @param international for messages abroad; what serves both is counted in both
     */
    record Count(long domestic, long international) {}

    Kind kind();

    /** Who may list them may know how many there are. */
    String action();

    Count count(long accountId);
}
