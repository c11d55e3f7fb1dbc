package dev.signet.sending.abuse;

import dev.signet.account.ApiCaller;
import dev.signet.audit.AuditTrail;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What share of their codes accounts say was used. It belongs to no signature and no hour, so that the abuse monitor does
 * not go by it as it does by {@link Conversions}; officers find it in the audit trail, beside what the platform counted.
 */
@Service
public class ConversionRates {

    private final AuditTrail audit;

    ConversionRates(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * Takes a report.
     *
     * @param share from 0 to 1
     * @param observedAt when the account saw it
     */
    @Transactional
    public void report(ApiCaller caller, BigDecimal share, Instant observedAt) {
        String account = Long.toString(caller.accountId());
        audit.record(
                "account:" + account,
                "conversion-rate.reported",
                "account",
                account,
                Map.of("share", share.toPlainString(), "observedAt", observedAt.toString()));
    }
}
