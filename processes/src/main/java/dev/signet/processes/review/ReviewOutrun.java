package dev.signet.processes.review;

/** Somebody else was faster: what was asked for is no longer there to be done. */
public final class ReviewOutrun extends ReviewRefused {

    /** The code that the engine's REST interface carries along, for the edge to know this refusal by. */
    public static final int CODE = 20_409;

    public ReviewOutrun(String zh, String en) {
        super(zh, en);
        setCode(CODE);
    }
}
