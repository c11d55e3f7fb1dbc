package dev.signet.api.template;

import dev.signet.account.ApiCaller;
import dev.signet.api.gateway.RpcCall;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import dev.signet.template.Templates;

/** How the API numbers and words what a template is. Two numberings of the kind exist side by side. */
final class TemplateWire {

    static final int OWN = 2;

    private static final Wording TEXTS = Wording.of("api");

    private TemplateWire() {}

    /** {@code TemplateType} of a request: 0 verification, 1 notification, 2 promotional, 3 international. */
    static TemplateKind kind(RpcCall call) {
        return switch (call.requiredInt("TemplateType", 0, 3)) {
            case 0 -> TemplateKind.VERIFICATION;
            case 1 -> TemplateKind.NOTIFICATION;
            case 2 -> TemplateKind.PROMOTIONAL;
            default -> TemplateKind.INTERNATIONAL;
        };
    }

    /** The numbering of requests, of {@code QuerySmsTemplate} and of {@code OuterTemplateType}. */
    static int type(TemplateKind kind) {
        return switch (kind) {
            case VERIFICATION -> 0;
            case NOTIFICATION -> 1;
            case PROMOTIONAL -> 2;
            case INTERNATIONAL -> 3;
        };
    }

    /** The numbering of {@code TemplateType} in {@code QuerySmsTemplateList}. */
    static int listType(TemplateKind kind) {
        return switch (kind) {
            case VERIFICATION -> 2;
            case NOTIFICATION -> 0;
            case PROMOTIONAL -> 1;
            case INTERNATIONAL -> 6;
        };
    }

    static int status(TemplateState state) {
        return switch (state) {
            case UNDER_REVIEW -> 0;
            case APPROVED -> 1;
            case REJECTED, SUSPENDED -> 2;
            case CANCELLED, WITHDRAWN -> 10;
        };
    }

    static String auditStatus(TemplateState state) {
        return switch (state) {
            case UNDER_REVIEW -> "AUDIT_STATE_INIT";
            case APPROVED -> "AUDIT_STATE_PASS";
            case REJECTED, SUSPENDED -> "AUDIT_STATE_NOT_PASS";
            case CANCELLED, WITHDRAWN -> "AUDIT_STATE_CANCEL";
        };
    }

    static boolean turnedDown(TemplateRow row) {
        return status(row.state()) == 2;
    }

    static String reason(TemplateRow row) {
        return row.reason().isEmpty() ? TEXTS.zh("template.no-reason") : row.reason();
    }

    static TemplateRow existing(Templates templates, ApiCaller caller, String code) {
        return templates
                .find(caller.accountId(), code)
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_TEMPLATE_ILLEGAL", "template.unknown", Quoted.of(code)));
    }
}
