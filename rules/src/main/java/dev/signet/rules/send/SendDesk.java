package dev.signet.rules.send;

import dev.signet.rules.content.ValueChecks;
import dev.signet.rules.fact.AbuseMonitor;
import dev.signet.rules.fact.BlacklistKind;
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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sending rules work with: the rulebook's sending tables, read once, and the ways to report with the texts of
 * {@code sending-texts}. Decides nothing by itself.
 */
public final class SendDesk {

    private static final ZoneOffset CLOCK = ZoneOffset.ofHours(8);
    /** The line of the table with the advice of a frequency limit of 0. */
    private static final String LIMIT_OF_NONE = "limit-0";

    private static final List<String> ADVICE = List.of("advice_zh", "advice_en");
    private static final List<String> ALL_TEXTS = List.of("message_zh", "message_en", "advice_zh", "advice_en");

    private final Map<String, Text> texts = new HashMap<>();
    private final Map<String, List<FrequencyLimit>> limits = new HashMap<>();
    private final Map<BlacklistKind, Map<TemplateKind, Blacklisted>> blacklists = new HashMap<>();
    private final Duration reach;
    private final FrequencyLimit.Closed closed;
    private final SendWindow window;
    private final ValueChecks values;
    private final Policies policies;

    private record Text(String code, String zh, String en, String adviceZh, String adviceEn) {}

    private record Blacklisted(String code, String zh, String en, String adviceZh, String adviceEn) {}

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

    private void readBlacklists(Table table) {
        for (Table.Row row : table.rows()) {
            BlacklistKind list =
                    BadTable.cell(table, row, "list", text -> BlacklistKind.valueOf(text.toUpperCase(Locale.ROOT)));
            Blacklisted entry = new Blacklisted(
                    row.get("code"),
                    row.get("message_zh"),
                    row.get("message_en"),
                    row.get("advice_zh"),
                    row.get("advice_en"));
            for (TemplateKind kind : BadTable.cell(table, row, "kinds", SendDesk::kinds)) {
                blacklists.computeIfAbsent(list, l -> new HashMap<>()).put(kind, entry);
            }
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
        String code = texts.get(ruleId).code();
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

    /** The account's own volume limits (FC-17): a place in day and month, or a refusal until the window ends. */
    public void volume(SendFindings findings, String ruleId, SendFacts facts) {
        LocalDate today = LocalDate.ofInstant(facts.at(), CLOCK);
        volume(
                findings,
                ruleId,
                ruleId + "/day",
                facts,
                facts.sender().dailyLimit(),
                facts.volume().today(),
                today,
                today.plusDays(1));
        LocalDate month = today.withDayOfMonth(1);
        volume(
                findings,
                ruleId,
                ruleId + "/month",
                facts,
                facts.sender().monthlyLimit(),
                facts.volume().thisMonth(),
                month,
                month.plusMonths(1));
    }

    private void volume(
            SendFindings findings,
            String ruleId,
            String line,
            SendFacts facts,
            @Nullable Long limit,
            long used,
            LocalDate from,
            LocalDate to) {
        if (limit == null) {
            return;
        }
        if (used + facts.segments() <= limit) {
            findings.take(new CounterTake(
                    ruleId, CounterScope.ACCOUNT_VOLUME, start(from), start(to), limit, facts.segments()));
        } else {
            SendTexts filled =
                    new SendTexts().put("limit", limit).put("used", used).put("segments", facts.segments());
            boolean never = facts.segments() > limit;
            report(
                    findings,
                    ruleId,
                    never ? line + "-never" : line,
                    SendFinding.Effect.REFUSE,
                    never ? null : start(to),
                    filled);
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CLOCK).toInstant();
    }

    /** Flags the message with which the account reaches a warning value, and no other (S9.2-2). */
    public void volumeWarnings(SendFindings findings, String ruleId, SendFacts facts) {
        LocalDate today = LocalDate.ofInstant(facts.at(), CLOCK);
        warn(
                findings,
                ruleId,
                "/day-warning",
                facts,
                facts.sender().dailyWarning(),
                facts.volume().today(),
                today);
        warn(
                findings,
                ruleId,
                "/month-warning",
                facts,
                facts.sender().monthlyWarning(),
                facts.volume().thisMonth(),
                YearMonth.from(today));
    }

    private void warn(
            SendFindings findings,
            String ruleId,
            String line,
            SendFacts facts,
            @Nullable Long warning,
            long used,
            Object period) {
        if (warning != null && used < warning && used + facts.segments() >= warning) {
            flag(
                    findings,
                    ruleId,
                    ruleId + line,
                    "warning",
                    warning,
                    "used",
                    used + facts.segments(),
                    "accountId",
                    facts.sender().accountId(),
                    "period",
                    period);
        }
    }

    /** Refuses once for the gravest list that stops this kind of message. */
    public void blacklists(SendFindings findings, String ruleId, SendFacts facts) {
        for (BlacklistKind list : BlacklistKind.values()) {
            Blacklisted entry = facts.recipient().blacklists().contains(list) ? blacklisted(list, facts) : null;
            if (entry != null) {
                SendTexts filled = new SendTexts()
                        .put("list", list.name())
                        .put("kind", facts.kind().name());
                findings.add(new SendFinding(
                        ruleId,
                        SendFinding.Effect.REFUSE,
                        entry.code(),
                        filled.fill(entry.zh()),
                        filled.fill(entry.en()),
                        filled.facts(),
                        filled.fill(entry.adviceZh()),
                        filled.fill(entry.adviceEn()),
                        null));
                return;
            }
        }
    }

    private @Nullable Blacklisted blacklisted(BlacklistKind list, SendFacts facts) {
        Map<TemplateKind, Blacklisted> kinds = blacklists.get(list);
        return kinds == null ? null : kinds.get(facts.kind());
    }

    /** Whether all three thresholds of the monitor are reached (S11.1; domain-rules 5, abuse monitoring). */
    public boolean abused(AbuseMonitor monitor) {
        int requests = monitor.requests() + 1;
        int threshold = or(monitor.requestsThreshold(), "sending.abuse.requests");
        return requests >= threshold
                && monitor.successPercent() != null
                && monitor.successPercent() <= or(monitor.successPercentThreshold(), "sending.abuse.success-percent")
                && growth(requests, monitor, threshold)
                        >= or(monitor.growthPercentThreshold(), "sending.abuse.growth-percent");
    }

    /** Without messages yesterday growth counts as reached once the requests are (domain-rules 5). */
    private static long growth(int requests, AbuseMonitor monitor, int threshold) {
        int yesterday = monitor.requestsSameHourYesterday();
        return yesterday == 0 ? requests >= threshold ? Long.MAX_VALUE : 0 : (requests - yesterday) * 100L / yesterday;
    }

    public boolean walked(AbuseMonitor monitor) {
        return monitor.neighbouringNumbers() >= policies.number("sending.abuse.neighbouring-numbers");
    }

    private int or(@Nullable Integer own, String parameter) {
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
                .put("hour", LocalDateTime.ofInstant(facts.at(), CLOCK).truncatedTo(ChronoUnit.HOURS));
        Instant nextHour = facts.at().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        report(
                findings,
                ruleId,
                monitor.stop() ? ruleId + "/stop" : ruleId,
                monitor.stop() ? SendFinding.Effect.REFUSE : SendFinding.Effect.FLAG,
                monitor.stop() ? nextHour : null,
                filled);
    }

    /** Whether the request came from an address that the access policy allows (S12.2-1). */
    public boolean sourceAllowed(SendFacts.Sender sender) {
        return sender.allowedNetworks().isEmpty()
                || sender.sourceIp() == null
                || Networks.contains(sender.allowedNetworks(), sender.sourceIp());
    }
}
