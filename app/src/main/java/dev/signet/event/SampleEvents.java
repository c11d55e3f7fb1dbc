package dev.signet.event;

import dev.signet.platform.Wording;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.SignatureReviewed;
import dev.signet.template.TemplateReviewed;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Events of nothing that happened, in the form of those that do: for trying a target. */
@Component
public class SampleEvents {

    private static final Wording TEXTS = Wording.of("event");
    private static final String NUMBER = "13800000000";
    private static final String CODE = "SMS_0";
    private static final String OUT_ID = "signet-test";

    private final EventPayloads payloads;

    SampleEvents(EventPayloads payloads) {
        this.payloads = payloads;
    }

    /** @param id of the event and of all that it names */
    public Event of(long accountId, EventType type, long id, Instant now) {
        String payload = switch (type) {
            case SMS_REPORT -> payloads.smsReport(NUMBER, now, now, id + "^0", OUT_ID);
            case SMS_UP ->
                payloads.smsUp(id, NUMBER, TEXTS.zh("sample.content"), OUT_ID, TEXTS.zh("sample.signature"), now);
            case SIGN_SMS_REPORT -> payloads.signSmsReport(signature(accountId, id, now));
            case TEMPLATE_SMS_REPORT -> payloads.templateSmsReport(template(accountId, id, now));
        };
        return new Event(id, accountId, type, now, payload);
    }

    private static SignatureReviewed signature(long accountId, long id, Instant now) {
        return new SignatureReviewed(
                accountId,
                id,
                TEXTS.zh("sample.signature"),
                id,
                true,
                "",
                SignatureSource.COMPANY,
                Scenario.GENERAL,
                OUT_ID,
                now,
                now);
    }

    private static TemplateReviewed template(long accountId, long id, Instant now) {
        return new TemplateReviewed(
                accountId,
                id,
                CODE,
                TEXTS.zh("sample.template"),
                TEXTS.zh("sample.content"),
                TemplateKind.NOTIFICATION,
                id,
                true,
                "",
                OUT_ID,
                now,
                now);
    }
}
