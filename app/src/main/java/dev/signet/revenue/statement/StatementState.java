package dev.signet.revenue.statement;

/** How far a statement has come. Each step begins where it was left, whichever node goes on. */
public enum StatementState {
    /** Its lines are read. */
    READING,
    /** They are looked up among our messages. */
    MATCHING,
    /** What both have is compared. */
    COMPARING,
    /** What it lacks is looked for. */
    MISSING,
    DONE,
    FAILED;

    public boolean isUnderWay() {
        return this != DONE && this != FAILED;
    }
}
