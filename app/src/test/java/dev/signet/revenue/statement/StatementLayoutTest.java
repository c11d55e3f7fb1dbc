package dev.signet.revenue.statement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headings and cells of carriers' statements. */
class StatementLayoutTest {

    private static StatementLine read(String header, String line) throws StatementLayout.Unreadable {
        return requireNonNull(StatementLayout.of(header)).read(2, line);
    }

    @Test
    void columnsAreKnownByTheirNamesInAnyOrder() throws StatementLayout.Unreadable {
        StatementLine line =
                read("提交时间;备注;计费条数;状态;金额（元）;手机号码;消息编号", "2026/11/3 08:05:09;x;2;DELIVRD;0.056;13800138000;=\"007\"");

        assertThat(line)
                .isEqualTo(new StatementLine(
                        2,
                        "007",
                        8613800138000L,
                        2,
                        TheirStatus.DELIVERED,
                        56_000L,
                        Instant.parse("2026-11-03T00:05:09Z"),
                        null));
        assertThat(read("MsgId,Parts,Status,Fee", "\"a,b\",1,ACCEPTD,"))
                .isEqualTo(new StatementLine(2, "a,b", 0, 1, TheirStatus.UNTOLD, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,parts,status", "msgid,msg_id,parts,status,amount", "a,1,DELIVRD,0.03", "\"msgid,parts"})
    void whatNamesNoColumnsIsNoHeader(String header) {
        assertThat(StatementLayout.of(header)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a,1,DELIVRD ; amount",
                ",1,DELIVRD,0.03 ; id",
                "a,one,DELIVRD,0.03 ; parts",
                "a,256,DELIVRD,0.03 ; parts",
                "a,1,DELIVRD,1e9 ; amount",
                "a,1,DELIVRD,=1+1 ; amount",
                "\"a,1,DELIVRD,0.03 ; line"
            })
    void whatCannotBeReadNamesItsColumn(String line, String column) {
        assertThatThrownBy(() -> read("msgid,parts,status,amount", line))
                .isInstanceOfSatisfying(
                        StatementLayout.Unreadable.class,
                        e -> assertThat(e.column()).isEqualTo(column));
    }
}
