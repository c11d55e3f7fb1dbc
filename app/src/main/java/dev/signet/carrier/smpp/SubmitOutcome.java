package dev.signet.carrier.smpp;

/** How one submit_sm ended. Exactly one outcome is reported for each. */
public sealed interface SubmitOutcome {

    /** The carrier has it under this id. */
    record Accepted(String messageId) implements SubmitOutcome {}

    /** The carrier answered no. */
    record Refused(int commandStatus) implements SubmitOutcome {}

    /** It certainly never left: the session ended before its octets were written. It may be sent elsewhere. */
    record NotSent(String why) implements SubmitOutcome {}

    /** It may have reached the carrier, whose answer did not reach us. It must not be sent again blindly. */
    record Unknown(String why) implements SubmitOutcome {}
}
