package dev.signet.record;

import dev.signet.platform.Bilingual;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Table;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.SendRecord;
import dev.signet.sending.record.SendRecord.PlatformRefusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code error-catalogue} of the active rulebook: what every error code means (查看全部错误码详情). */
@Component
public class ErrorCatalogue {

    private static final String TABLE = "error-catalogue";
    private static final String OTHER = "*";

    private final ActiveRulebook rulebook;

    ErrorCatalogue(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Every entry, in the order of the file; the last one stands for all other codes. */
    public List<FailureReason> all() {
        return rulebook.current().policies().table(TABLE).rows().stream()
                .map(row -> reason(row, row.get("code")))
                .toList();
    }

    /**
     * Why this message failed; empty when it did not. What the platform itself refused is explained in the words of
     * that decision, which name the facts it saw.
     *
     * @param masked whether these quote no whole number
     */
    public Optional<FailureReason> of(SendRecord message, boolean masked) {
        if (message.status() != SendStatus.FAILED) {
            return Optional.empty();
        }
        PlatformRefusal refusal = message.refusal();
        return Optional.of(refusal == null ? lookedUp(message) : decided(message.errorCode(), refusal, masked));
    }

    private static FailureReason decided(String code, PlatformRefusal refusal, boolean masked) {
        Bilingual reason = masked ? refusal.maskedMessage() : refusal.message();
        Bilingual advice = refusal.advice();
        return new FailureReason(code, reason.zh(), reason.en(), advice.zh(), advice.en());
    }

    private FailureReason lookedUp(SendRecord message) {
        return of(message.errorCode(), message.carrierCode());
    }

    /** What a code means: the carrier's own where the catalogue knows it, else the platform's. */
    public FailureReason of(String errorCode, @Nullable String carrierCode) {
        return reason(entry(errorCode, carrierCode), errorCode);
    }

    /** Whether the same, sent again, may arrive (S7.2-9), as the catalogue says. */
    public boolean mayBeSentAgain(String errorCode, @Nullable String carrierCode) {
        return entry(errorCode, carrierCode).get("send_again").equals("yes");
    }

    private Table.Row entry(String errorCode, @Nullable String carrierCode) {
        Table catalogue = rulebook.current().policies().table(TABLE);
        return Optional.ofNullable(carrierCode)
                .flatMap(code -> catalogue.row("code", code))
                .or(() -> catalogue.row("code", errorCode))
                .or(() -> catalogue.row("code", OTHER))
                .orElseThrow(() -> new IllegalStateException(catalogue.file() + " has no entry " + OTHER));
    }

    private static FailureReason reason(Table.Row row, String code) {
        return new FailureReason(
                code, row.get("reason_zh"), row.get("reason_en"), row.get("suggestion_zh"), row.get("suggestion_en"));
    }
}
