package dev.signet.rules.send;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.content.ValueChecks;
import dev.signet.rules.fact.AbuseMonitor;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.ChinaClock;
import dev.signet.rules.fact.CounterScope;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.BadTable;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import dev.signet.rules.verdict.CounterTake;
import dev.signet.rules.verdict.SendFinding;
import dev.signet.rules.verdict.SendFindings;
import dev.signet.rules.verdict.SendTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sending rules work with: the rulebook's sending tables, read once, and the ways to report with the texts of
 * {@code sending-texts}. Decides nothing by itself.
 */
public final class SendDesk {

    /** The line of the table with the advice of a frequency limit of 0. */
    private static final String LIMIT_OF_NONE = "limit-0";

    private static final List<String> ADVICE = List.of("advice_zh", "advice_en");
    private static final List<String> ALL_TEXTS = List.of("message_zh", "message_en", "advice_zh", "advice_en");

    private final Map<String, Text> texts = new HashMap<>();
    private final Map<String, List<FrequencyLimit>> limits = new HashMap<>();
    private final List<Blacklisted> blacklists = new ArrayList<>();
    private final Duration reach;
    private final FrequencyLimit.Closed closed;
    private final SendWindow window;
    private final ValueChecks values;
    private final Policies policies;

    private record Text(String code, String zh, String en, String adviceZh, String adviceEn) {}

    private record Blacklisted(BlacklistKind list, Set<TemplateKind> kinds, Text text) {}

    private SendDesk(Policies policies) {
        this.policies = policies;
        this.window = SendWindow.of(policies);
        this.values = new ValueChecks(policies);
        readTexts(policies.table("sending-texts"), policies.table("frequency-limits"));
        Text none = texts.get(LIMIT_OF_NONE);
        this.closed =
                new FrequencyLimit.Closed(none == null ? "" : none.adviceZh(), none == null ? "" : none.adviceEn());
        Table frequency = policies.table("frequency-limits");
        for (Table.Row row : frequency.rows()) {
            FrequencyLimit limit = FrequencyLimit.of(frequency, row, policies);
            limits.computeIfAbsent(limit.ruleId(), id -> new ArrayList<>()).add(limit);
        }
        this.reach = limits.values().stream()
                .flatMap(List::stream)
                .map(FrequencyLimit::reach)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        readBlacklists(policies.table("blacklist-classes"));
    }

    /** The desk of a rulebook; made on first use and kept with its policies. */
    public static SendDesk of(Policies policies) {
        return policies.derived(SendDesk.class, SendDesk::new);
    }

    /** Limits have their words in a table of their own, and the line for a limit of 0 has nothing but its advice. */
    private void readTexts(Table table, Table limits) {
        for (Table.Row row : table.rows()) {
            String rule = row.get("rule");
            List<String> needed =
                    !limits.rows("rule", rule).isEmpty() ? List.of() : rule.equals(LIMIT_OF_NONE) ? ADVICE : ALL_TEXTS;
            needed.stream().filter(column -> !row.has(column)).findFirst().ifPresent(column -> {
                throw new BadTable(
                        table, row, column + " cannot be empty: whoever is refused by " + rule + " reads it");
            });
            if (texts.put(rule, text(row)) != null) {
                throw new BadTable(table, row, "rule " + rule + " stands in an earlier line; it has one line");
            }
        }
    }

    private static Text text(Table.Row row) {
        return new Text(
                row.get("code"),
                row.get("message_zh"),
                row.get("message_en"),
                row.get("advice_zh"),
                row.get("advice_en"));
    }

    /** In the order of the lines: the first one speaks for a number on several lists. */
    private void readBlacklists(Table table) {
        for (Table.Row row : table.rows()) {
            blacklists.add(new Blacklisted(
                    BadTable.cell(table, row, "list", text -> BlacklistKind.valueOf(text.toUpperCase(Locale.ROOT))),
                    BadTable.cell(table, row, "kinds", SendDesk::kinds),
                    text(row)));
        }
    }

    private static Set<TemplateKind> kinds(String text) {
        Set<TemplateKind> kinds = EnumSet.noneOf(TemplateKind.class);
        for (String kind : text.split("\\|")) {
            kinds.add(TemplateKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        }
        return kinds;
    }

    /** How far back the longest window of a frequency limit reaches: a number's history is kept so long at least. */
    public Duration reach() {
        return reach;
    }

    public ValueChecks values() {
        return values;
    }

    /** Refuses with the texts of the table; the facts are names and values in turn. */
    public void refuse(SendFindings findings, String ruleId, Object... facts) {
        report(findings, ruleId, ruleId, SendFinding.Effect.REFUSE, null, facts);
    }

    /** As {@link #refuse}, with the texts of another line of the table. */
    public void refuseWith(SendFindings findings, String ruleId, String line, Object... facts) {
        report(findings, ruleId, line, SendFinding.Effect.REFUSE, null, facts);
    }

    /** Lets the message go and warns the account. */
    public void flag(SendFindings findings, String ruleId, String line, Object... facts) {
        report(findings, ruleId, line, SendFinding.Effect.FLAG, null, facts);
    }

    /** What a rule of this id says about these facts, for whoever sees them before the rules do. */
    public SendFinding refusal(String ruleId, Object... facts) {
        return finding(ruleId, ruleId, SendFinding.Effect.REFUSE, null, filled(facts));
    }

    private void report(
            SendFindings findings,
            String ruleId,
            String line,
            SendFinding.Effect effect,
            @Nullable Instant earliest,
            Object... facts) {
        report(findings, ruleId, line, effect, earliest, filled(facts));
    }

    private static SendTexts filled(Object... facts) {
        SendTexts filled = new SendTexts();
        for (int i = 0; i < facts.length; i += 2) {
            filled.put((String) facts[i], facts[i + 1]);
        }
        return filled;
    }

    private void report(
            SendFindings findings,
            String ruleId,
            String line,
            SendFinding.Effect effect,
            @Nullable Instant earliest,
            SendTexts filled) {
        findings.add(finding(ruleId, line, effect, earliest, filled));
    }

    private SendFinding finding(
            String ruleId, String line, SendFinding.Effect effect, @Nullable Instant earliest, SendTexts filled) {
        Text text = texts.get(line);
        if (text == null) {
            throw new IllegalStateException("sending-texts has no line " + line);
        }
        filled.putTime("earliest", earliest);
        return new SendFinding(
                ruleId,
                effect,
                text.code(),
                filled.fill(text.zh()),
                filled.fill(text.en()),
                filled.facts("earliest"),
                filled.fill(text.adviceZh()),
                filled.fill(text.adviceEn()),
                earliest);
    }

    /** Takes a place in every window that the rule's lines of {@code frequency-limits} name, or refuses. */
    public void limits(SendFindings findings, String ruleId, SendFacts facts) {
        List<FrequencyLimit> lines = limits.get(ruleId);
        if (lines == null) {
            return;
        }
        String code = requireNonNull(texts.get(ruleId), ruleId).code();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).judge(facts, code, closed, findings);
        }
    }

    public boolean windowOpen(SendFacts facts) {
        return window.isOpen(facts.at(), facts.recipient().zone());
    }

    /** Refuses or defers to the next opening, as the account chose. */
    public void outsideWindow(SendFindings findings, String ruleId, SendFacts facts) {
        boolean defer = facts.sender().outsideWindow() == SendFacts.OutsideWindow.DEFER;
        Instant opening = window.nextOpening(facts.at(), facts.recipient().zone());
        SendTexts filled = new SendTexts()
                .put("opens", window.opens())
                .put("closes", window.closes())
                .putTime("receiverTime", facts.at(), facts.recipient().zone())
                .put("zone", facts.recipient().zone());
        report(
                findings,
                ruleId,
                defer ? ruleId + "/defer" : ruleId,
                defer ? SendFinding.Effect.DEFER : SendFinding.Effect.REFUSE,
                opening,
                filled);
    }

    /** The running day and month of an account, with what it has set for itself (FC-17). */
    public List<VolumeWindow> volumes(SendFacts facts) {
        LocalDate today = LocalDate.ofInstant(facts.at(), ChinaClock.ZONE);
        LocalDate month = today.withDayOfMonth(1);
        SendFacts.Sender sender = facts.sender();
        return List.of(
                new VolumeWindow(
                        "/day",
                        today,
                        start(today),
                        start(today.plusDays(1)),
                        facts.volume().today(),
                        sender.dailyLimit(),
                        sender.dailyWarning()),
                new VolumeWindow(
                        "/month",
                        YearMonth.from(today),
                        start(month),
                        start(month.plusMonths(1)),
                        facts.volume().thisMonth(),
                        sender.monthlyLimit(),
                        sender.monthlyWarning()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ChinaClock.ZONE).toInstant();
    }

    /** A place in the window, which must still be free when the message is accepted. */
    public void takeVolume(SendFindings findings, String ruleId, SendFacts facts, VolumeWindow window) {
        long limit = Objects.requireNonNull(window.limit());
        findings.take(new CounterTake(
                ruleId, CounterScope.ACCOUNT_VOLUME, window.from(), window.to(), limit, facts.segments()));
    }

    /** A refusal until the window ends, or for ever where the message alone is above the limit. */
    public void refuseVolume(
            SendFindings findings, String ruleId, SendFacts facts, VolumeWindow window, boolean forEver) {
        SendTexts filled = new SendTexts()
                .put("limit", window.limit())
                .put("used", window.used())
                .put("segments", facts.segments());
        report(
                findings,
                ruleId,
                ruleId + window.line() + (forEver ? "-never" : ""),
                SendFinding.Effect.REFUSE,
                forEver ? null : window.to(),
                filled);
    }

    /** Lets the message go that reaches a warning value, and warns the account (S9.2-2). */
    public void warnOfVolume(SendFindings findings, String ruleId, SendFacts facts, VolumeWindow window) {
        flag(
                findings,
                ruleId,
                ruleId + window.line() + "-warning",
                "warning",
                Objects.requireNonNull(window.warning()),
                "used",
                window.used() + facts.segments(),
                "accountId",
                facts.sender().accountId(),
                "period",
                window.period());
    }

    /** Refuses once, for the first line of the table that names one of the number's lists and this kind of message. */
    public void blacklists(SendFindings findings, String ruleId, SendFacts facts) {
        for (Blacklisted entry : blacklists) {
            if (entry.kinds().contains(facts.kind())
                    && facts.recipient().blacklists().contains(entry.list())) {
                SendTexts filled = new SendTexts()
                        .put("list", entry.list().name())
                        .put("kind", facts.kind().name());
                findings.add(new SendFinding(
                        ruleId,
                        SendFinding.Effect.REFUSE,
                        entry.text().code(),
                        filled.fill(entry.text().zh()),
                        filled.fill(entry.text().en()),
                        filled.facts(),
                        filled.fill(entry.text().adviceZh()),
                        filled.fill(entry.text().adviceEn()),
                        null));
                return;
            }
        }
    }

    /** What the account has set for itself, or else the parameter. */
    public int threshold(@Nullable Integer own, String parameter) {
        return own == null ? policies.number(parameter) : own;
    }

    /** The monitor fires: a warning, or a stop until the clock hour ends where the account chose so. */
    public void abuse(SendFindings findings, String ruleId, SendFacts facts, AbuseMonitor monitor) {
        SendTexts filled = new SendTexts()
                .put("requests", monitor.requests() + 1)
                .put("successPercent", monitor.successPercent())
                .put("requestsSameHourYesterday", monitor.requestsSameHourYesterday())
                .put("neighbouringNumbers", monitor.neighbouringNumbers())
                .put("signature", facts.signature().name())
                .put("signatureId", facts.signature().id())
                .put(
                        "hour",
                        LocalDateTime.ofInstant(facts.at(), ChinaClock.ZONE).truncatedTo(ChronoUnit.HOURS));
        Instant nextHour = facts.at().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        report(
                findings,
                ruleId,
                monitor.stop() ? ruleId + "/stop" : ruleId,
                monitor.stop() ? SendFinding.Effect.REFUSE : SendFinding.Effect.FLAG,
                monitor.stop() ? nextHour : null,
                filled);
    }
}
