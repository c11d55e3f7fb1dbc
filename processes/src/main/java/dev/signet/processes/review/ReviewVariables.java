package dev.signet.processes.review;

/** Variables and bean names that every review uses. Variables are ids and decisions, never documents. */
public final class ReviewVariables {

    /** The applicant's account, its id as text. */
    public static final String ACCOUNT_ID = "accountId";

    /** The name of that account, so that a list of tasks can show it. */
    public static final String ACCOUNT_NAME = "accountName";

    /** What is applied for, in a few words, so that a list of tasks can name it. */
    public static final String SUBJECT_TITLE = "subjectTitle";

    /** Handed to {@link ReviewDecisionProcess} and {@link SecondOpinionProcess}: the candidate group of this kind. */
    public static final String REVIEWER_GROUP = "reviewerGroup";

    /** Handed to both as well: the key of this kind's form. */
    public static final String REVIEW_FORM = "reviewForm";

    /** Handed to {@link ReviewDecisionProcess}: the name of its task, that of the activity which calls it. */
    public static final String REVIEW_TASK = "reviewTask";

    /** Whether an approval needs a second reviewer, a {@code Boolean}. */
    public static final String HIGH_RISK = "highRisk";

    /** Row of the review calendar, a {@code String}. */
    public static final String REVIEW_CLASS = "reviewClass";

    /** Set by {@link #DEADLINE_DELEGATE}: when the open task is due, a {@code Date}. */
    public static final String DUE_DATE = "dueDate";

    /** Given with each completion: {@link #APPROVED} or {@link #REJECTED}. */
    public static final String DECISION = "decision";

    /** Given with each completion: codes of the reason catalogue, joined by commas; empty when approved. */
    public static final String REASON_CODES = "reasonCodes";

    /** Given with each completion: words to the applicant; may be absent. */
    public static final String COMMENT = "comment";

    /** Given with an approval: {@code true} when the reviewer approves although facts are unknown; may be absent. */
    public static final String UNKNOWN_ACCEPTED = "unknownAccepted";

    /** Set by the guard: who gave the first opinion; known at the start where a review is begun anew after it. */
    public static final String FIRST_REVIEWER = "firstReviewer";

    public static final String APPROVED = "approved";
    public static final String REJECTED = "rejected";

    public static final String DEADLINE_DELEGATE = "computeReviewDeadlineDelegate";
    public static final String ESCALATE_DELEGATE = "escalateReviewDelegate";
    public static final String RECORD_DELEGATE = "recordReviewDecisionDelegate";
    public static final String GUARD = "reviewGuard";

    private ReviewVariables() {}
}
