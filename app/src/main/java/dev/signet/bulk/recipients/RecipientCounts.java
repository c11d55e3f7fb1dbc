package dev.signet.bulk.recipients;

/** How many rows were read so far, and what became of them; {@code rows} is the sum of the others. */
public record RecipientCounts(int rows, int valid, int duplicate, int malformed, int foreign, int blacklisted) {

    static final RecipientCounts NONE = new RecipientCounts(0, 0, 0, 0, 0, 0);

    /** Rows that come back with a reason. */
    public int rejected() {
        return rows - valid;
    }
}
