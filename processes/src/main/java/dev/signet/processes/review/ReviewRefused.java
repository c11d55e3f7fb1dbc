package dev.signet.processes.review;

import org.camunda.bpm.engine.BadUserRequestException;

/** A completion that the rules of the review forbid; the task stays open and nothing is written. */
public class ReviewRefused extends BadUserRequestException {

    public ReviewRefused(String zh, String en) {
        super(zh + " " + en);
    }
}
