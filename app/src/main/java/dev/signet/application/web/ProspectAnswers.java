package dev.signet.application.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.Prospect;
import dev.signet.application.Reviews;
import dev.signet.application.web.ProspectAnswer.FindingAnswer;
import dev.signet.application.web.ProspectAnswer.RefusalAnswer;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rules.verdict.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says prospects in words, times by the clock of the account. */
@Component
public class ProspectAnswers {

    private static final Wording TEXTS = Wording.of("review");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Accounts accounts;
    private final Reviews reviews;
    private final Clock clock;

    ProspectAnswers(Accounts accounts, Reviews reviews, Clock clock) {
        this.accounts = accounts;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** @param field the field of the form that a finding speaks of */
    public ProspectAnswer of(long accountId, Prospect prospect, Function<Finding, String> field) {
        Bilingual next = next(accountId, prospect);
        return new ProspectAnswer(
                prospect.outcome(),
                prospect.findings().stream()
                        .map(finding -> new FindingAnswer(
                                finding.normId(),
                                finding.severity(),
                                field.apply(finding),
                                finding.part(),
                                finding.messageZh(),
                                finding.messageEn()))
                        .toList(),
                refusal(prospect.refusal()),
                prospect.secondOpinion(),
                prospect.expectedBy(),
                next.zh(),
                next.en());
    }

    /** By when the open review of a subject is promised to be over. */
    public Bilingual expected(long accountId, String kind, long id) {
        return reviews.open(kind, id)
                .map(review ->
                        review.overdue() ? TEXTS.text("prospect.overdue") : expected(accountId, review.dueAt(), false))
                .orElseGet(() -> TEXTS.text("prospect.overdue"));
    }

    /** The same as a time of the account's clock alone; null where nobody reviews it, or not in time. */
    public @Nullable String expectedAt(long accountId, String kind, long id) {
        return reviews.open(kind, id)
                .filter(review -> !review.overdue())
                .map(review -> DAY_AND_TIME.format(review.dueAt().atZone(zone(accountId))))
                .orElse(null);
    }

    private ZoneId zone(long accountId) {
        return accounts.find(accountId).map(Account::zone).orElseThrow();
    }

    private static @Nullable RefusalAnswer refusal(@Nullable Refusal refusal) {
        return refusal == null ? null : new RefusalAnswer(refusal.code(), refusal.messageZh(), refusal.messageEn());
    }

    private Bilingual next(long accountId, Prospect prospect) {
        Instant by = prospect.expectedBy();
        if (by == null) {
            return TEXTS.text("prospect." + prospect.outcome());
        }
        return expected(accountId, by, prospect.secondOpinion());
    }

    private Bilingual expected(long accountId, Instant by, boolean twice) {
        ZoneId zone = zone(accountId);
        return expected(by.atZone(zone), LocalDate.ofInstant(clock.instant(), zone), twice);
    }

    private static Bilingual expected(ZonedDateTime by, LocalDate today, boolean twice) {
        String opinions = twice ? ".twice" : "";
        if (by.toLocalDate().equals(today)) {
            return TEXTS.text("prospect.REVIEW.today" + opinions, TIME.format(by));
        }
        if (by.toLocalDate().equals(today.plusDays(1))) {
            return TEXTS.text("prospect.REVIEW.tomorrow" + opinions, TIME.format(by));
        }
        return TEXTS.text("prospect.REVIEW.later" + opinions, DAY_AND_TIME.format(by));
    }
}
