package dev.signet.lookup;

import org.jspecify.annotations.Nullable;

/**
 * Something of an account that was looked for.
 *
 * @param id by which it is known: a name, a code, a number
 * @param name what else it is called; null where it has no other name
 * @param address where {@code /v1} tells of it
 */
public record Found(Kind kind, String id, @Nullable String name, String address) {

    /** What can be found, and what whoever finds it must be allowed to do with it. */
    public enum Kind {
        SIGNATURE("dysms:GetSmsSign", "sign/"),
        TEMPLATE("dysms:GetSmsTemplate", "template/"),
        BULK_TASK("dysms:GetBulkTask", "task/"),
        RECORD("dysms:QuerySendDetails", null),
        REQUEST("dysms:QuerySendDetails", null),
        NUMBER("dysms:QuerySendDetails", null);

        private final String action;
        private final @Nullable String path;

        Kind(String action, @Nullable String path) {
            this.action = action;
            this.path = path;
        }
    }

    /** Where the console tells of it: the address of its twin, but a signature may be called as a page beside it is. */
    public String page() {
        return "/console" + address.substring("/v1".length()).replaceFirst("^/signatures/", "/signatures/of/");
    }

    String action() {
        return kind.action;
    }

    String path() {
        return kind.path == null ? "*" : kind.path + id;
    }
}
