package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What accounts were billed, by month: written by whoever holds the account. */
@Component
class ChargedMonths {

    private static final TemplateKind[] KINDS = TemplateKind.values();
    private static final Source[] SOURCES = Source.values();

    private static final String ADD = """
            insert into billing_charge (account_id, month, kind, vendor, prefix, since, source, source_id, units, micros, messages)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update units = units + values(units),
                micros = micros + values(micros), messages = messages + values(messages)""";

    private final JdbcTemplate jdbc;

    ChargedMonths(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to what was billed; where a line takes away, its numbers are negative. */
    void add(long accountId, int month, Collection<ChargedLine> lines) {
        if (!lines.isEmpty()) {
            jdbc.batchUpdate(
                    ADD,
                    lines.stream()
                            .map(line -> new Object[] {
                                accountId,
                                month,
                                line.kind().ordinal(),
                                line.vendor(),
                                line.prefix(),
                                BillingMonth.since(line.since()),
                                line.source().ordinal(),
                                line.sourceId(),
                                line.units(),
                                line.micros(),
                                line.messages()
                            })
                            .toList());
        }
    }

    /** In the order of a bill: by kind, network, price and source. */
    List<ChargedLine> of(long accountId, int month) {
        return jdbc.query(
                """
                select kind, vendor, prefix, since, source, source_id, units, micros, messages from billing_charge
                where account_id = ? and month = ? order by kind, vendor, prefix, since, source, source_id""",
                (row, n) -> new ChargedLine(
                        KINDS[row.getInt(1)],
                        row.getString(2),
                        row.getString(3),
                        BillingMonth.day(row.getInt(4)),
                        SOURCES[row.getInt(5)],
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)),
                accountId,
                month);
    }

    /** Units billed in a month, without those of packages (BL-12): what its tier goes by. */
    static long units(Collection<ChargedLine> lines, Coverage coverage) {
        return lines.stream()
                .filter(line -> line.source() != Source.PACKAGE && Coverage.of(line.kind()) == coverage)
                .mapToLong(ChargedLine::units)
                .sum();
    }

    /** What the balance was charged in a month. */
    static long ofBalance(Collection<ChargedLine> lines) {
        return micros(lines, Source.BALANCE);
    }

    static long micros(Collection<ChargedLine> lines, Source source) {
        return lines.stream()
                .filter(line -> line.source() == source)
                .mapToLong(ChargedLine::micros)
                .sum();
    }
}
