package dev.signet.review.repair;

/** Why nobody can work on an open task. */
enum TaskTrouble {
    /** The engine has the task resolved instead of decided, and the guard is never asked. */
    DELEGATED,
    SUSPENDED,
    /** Whoever claimed it left, or left the group. */
    HOLDER_GONE,
    /** Another group than the one of the model may decide it, or none. */
    REDIRECTED,
    /** The engine refuses to put it right, or to look at it. */
    UNREPAIRED,
    /** No application waits for its outcome. */
    WITHOUT_REVIEW
}
