package dev.signet.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.JsonText;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendForecast;
import dev.signet.sending.SendForecasts;
import dev.signet.sending.SendRequest;
import dev.signet.signature.SendableSignature;
import dev.signet.template.SendableTemplate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether an account may send a template under a signature at all (S6.3-1, S6.3-3): what sending would say to any number
 * is said when the task is made, not half a million times when it runs.
 */
@Component
class Pairing {

    /** Never given to anybody; nothing is sent to it. */
    private static final String SOME_NUMBER = "13000000000";

    private static final String SOME_NUMBER_ABROAD = "+12015550123";
    /** What the rulebook says of signature and template, whoever the number belongs to. */
    private static final Set<String> OF_THE_PAIR = Set.of("isv.SMS_SIGNATURE_SCENE_ILLEGAL");

    private final SendForecasts forecasts;
    private final ObjectMapper json;
    private final Clock clock;

    Pairing(SendForecasts forecasts, ObjectMapper json, Clock clock) {
        this.forecasts = forecasts;
        this.json = json;
        this.clock = clock;
    }

    void check(ApiCaller caller, SendableSignature signature, SendableTemplate template) {
        SendForecasts.Session session = forecasts.open(caller.accountId(), clock.instant());
        session.add(probe(caller, signature, template));
        for (SendForecast.Refused refused : session.result().refusals()) {
            boolean wholeRequest = refused.sample().isEmpty();
            if (wholeRequest || OF_THE_PAIR.contains(refused.code())) {
                throw new Refusal(refused.code(), refused.messageZh(), refused.messageEn());
            }
        }
    }

    private SendRequest probe(ApiCaller caller, SendableSignature signature, SendableTemplate template) {
        boolean abroad = template.kind() == dev.signet.rules.fact.TemplateKind.INTERNATIONAL;
        Recipient somebody =
                new Recipient(abroad ? SOME_NUMBER_ABROAD : SOME_NUMBER, signature.name(), values(template), null);
        return new SendRequest(
                caller.accountId(),
                caller.principal().member(),
                "pairing",
                SendRequest.Operation.BULK,
                List.of(somebody),
                template.code(),
                null,
                null,
                clock.instant());
    }

    private String values(SendableTemplate template) {
        Map<String, String> values = new LinkedHashMap<>();
        template.variables().forEach(name -> values.put(name, "1"));
        return JsonText.write(json, values);
    }
}
