package dev.signet.sending.rulebook;

import dev.signet.rulebook.RulebookCheck;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.proof.RulebookRejected;
import dev.signet.sending.SendingSettings;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** A rulebook with which no message could be sent, or which promises records that are gone, must not judge. */
@Component
class SendingRulebookCheck implements RulebookCheck {

    private static final String LONGEST_EXPORT = "log-export.days.max";
    private static final int SOME_YEAR = 2023;

    private final SendingSettings settings;

    SendingRulebookCheck(SendingSettings settings) {
        this.settings = settings;
    }

    @Override
    public void check(Policies policies) throws RulebookRejected {
        PlatformTexts.of(policies);
        policies.pattern(RulebookRules.CODE_VARIABLE);
        checkLongestExport(policies);
    }

    /** Records are kept for months of the calendar (RG-5), an export is limited in days (LE-04): the one bounds the other. */
    private void checkLongestExport(Policies policies) throws RulebookRejected {
        int days = policies.number(LONGEST_EXPORT);
        long kept = Arrays.stream(Month.values())
                .map(month -> LocalDate.of(SOME_YEAR, month, 1))
                .mapToLong(from -> ChronoUnit.DAYS.between(from, from.plusMonths(settings.keepMonths())))
                .max()
                .orElseThrow();
        if (days > kept) {
            throw new RulebookRejected(List.of(policies.problem(
                    LONGEST_EXPORT,
                    LONGEST_EXPORT + " cannot be " + days + ": records are kept for " + settings.keepMonths()
                            + " months (signet.sending.keep-months), at most " + kept
                            + " days; lower the limit in a copy of"
                            + " the rulebook (signet.rulebook.directory), or keep records longer")));
        }
    }
}
