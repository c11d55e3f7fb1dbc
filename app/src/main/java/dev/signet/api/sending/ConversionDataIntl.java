package dev.signet.api.sending;

import dev.signet.api.gateway.ImmediateAction;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.sending.abuse.ConversionRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The share of verification codes that were used, as an account sees it over all that it sends. */
@Component
class ConversionDataIntl extends ImmediateAction {

    private static final Pattern RATE = Pattern.compile("0(\\.[0-9]{1,6})?|1(\\.0{1,6})?");

    private final ConversionRates rates;

    ConversionDataIntl(ConversionRates rates) {
        super("ConversionDataIntl", Family.CLASSIC);
        this.rates = rates;
    }

    @Override
    protected Answer answer(RpcCall call) {
        String rate = call.requiredText("ConversionRate");
        if (!RATE.matcher(rate).matches()) {
            throw RpcCall.invalid("ConversionRate", rate, "a share from 0 to 1 such as 0.53, with at most 6 decimals");
        }
        Long observed = call.longValue("ReportTime", 0, call.receivedAt().toEpochMilli());
        Instant at = observed == null ? call.receivedAt() : Instant.ofEpochMilli(observed);
        rates.report(call.caller(), new BigDecimal(rate), at);
        return Answer.ok();
    }
}
