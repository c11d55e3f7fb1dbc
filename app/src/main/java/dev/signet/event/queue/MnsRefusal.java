package dev.signet.event.queue;

import dev.signet.rules.text.Unseen;

/** A "no" in the words of the queue protocol (api-contract 4.3.3): status, code and a message that says what would be right. */
final class MnsRefusal extends RuntimeException {

    private final int status;
    private final String code;

    MnsRefusal(int status, String code, String message) {
        super(Unseen.marked(message), null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static MnsRefusal denied(String why) {
        return new MnsRefusal(403, "AccessDenied", why);
    }

    static MnsRefusal invalid(String why) {
        return new MnsRefusal(400, "InvalidArgument", why);
    }

    /** A fault of ours that passes: on 403 one generation of clients ends for good, on this it asks again. */
    static MnsRefusal unavailable() {
        return new MnsRefusal(503, "ServiceUnavailable", "The request has failed for a reason on our side; try again.");
    }

    static MnsRefusal noMessage() {
        return new MnsRefusal(404, "MessageNotExist", "Message not exist.");
    }

    static MnsRefusal noQueue(String name) {
        return new MnsRefusal(
                404,
                "QueueNotExist",
                "The queue '" + name + "' does not exist; names are Alicom-Queue-<account id>-SmsReport and -SmsUp.");
    }
}
