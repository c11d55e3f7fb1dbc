package dev.signet.rules.access;

/**
 * May this be done to that, now?
 *
 * @param action {@code dysms:SendSms}
 */
public record AccessRequest(String action, ResourceName resource, RequestContext context) {

    /** @param resource {@code acs:dysms:*:1001:sign/云帆科技} */
    public AccessRequest(String action, String resource, RequestContext context) {
        this(action, ResourceName.of(resource), context);
    }
}
