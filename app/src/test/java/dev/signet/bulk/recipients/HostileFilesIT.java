package dev.signet.bulk.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signet.platform.Bilingual;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files of enemies and of people in a hurry: a clear message each, and nothing half-imported. */
@SignetTest
class HostileFilesIT {

    @Autowired
    RecipientLists lists;

    @Autowired
    RecipientStore store;

    @Autowired
    TestAccounts accounts;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Customer customer;

    @BeforeEach
    void customer() {
        customer = accounts.enterprise();
    }

    static Stream<HostileFiles.Refused> refused() {
        return HostileFiles.refused();
    }

    static Stream<HostileFiles.BadRow> badRows() {
        return HostileFiles.badRows();
    }

    @Test
    void thereAreAtLeastFortyRefusedFiles() {
        assertThat(refused().map(HostileFiles.Refused::name).distinct()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Tag("S6.3-8")
    @Tag("S6.3-11")
    @Tag("S6.3-12")
    void refused(HostileFiles.Refused file) {
        Bilingual said;
        @Nullable RecipientList list = null;
        try {
            list = ended(lists.begin(
                    customer.id(),
                    file.template(),
                    null,
                    file.fileName(),
                    file.content().get()));
            assertThat(list.state()).as(list.toString()).isEqualTo(RecipientListState.FAILED);
            said = list.failure();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("InvalidRecipientFile");
            said = new Bilingual(refusal.messageZh(), refusal.messageEn());
        }

        assertThat(said.zh()).contains(file.zh());
        assertThat(said.en()).contains(file.en());
        assertNothingImported(list);
    }

    private void assertNothingImported(@Nullable RecipientList list) {
        if (list == null) {
            assertThat(rows("bulk_recipient_list", "account_id", customer.id())).isZero();
            return;
        }
        assertThat(list.counts()).isEqualTo(RecipientCounts.NONE);
        assertThat(list.chunks()).isZero();
        assertThat(rows("bulk_recipient_chunk", "list_id", list.id())).isZero();
        assertThat(rows("bulk_rejected_chunk", "list_id", list.id())).isZero();
        assertThatThrownBy(() -> lists.use(customer.id(), list.id(), 1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> lists.chunk(list.id(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Tag("S6.1-4")
    @Tag("S6.3-11")
    void badRows(HostileFiles.BadRow file) {
        RecipientList list = ended(lists.begin(
                customer.id(),
                HostileFiles.WITH_VARIABLES,
                null,
                "numbers",
                file.content().get()));

        assertThat(list.state()).as(String.valueOf(list.failure())).isEqualTo(RecipientListState.READY);
        assertThat(list.counts().rows()).isEqualTo(2);
        assertThat(list.counts().valid()).isEqualTo(1);
        assertThat(lists.chunk(list.id(), 0))
                .singleElement()
                .satisfies(row -> assertThat(row.phoneNumber()).isEqualTo("13800138000"));
        RejectedRow bad = store.rejectedChunk(list.id(), 0).orElseThrow().get(0);
        assertThat(bad.rowNumber()).isEqualTo(file.row());
        assertThat(bad.rejection()).isEqualTo(file.rejection());
        assertThat(bad.reason().zh()).contains(file.zh());
        assertThat(bad.reason().en()).contains(file.en());
    }

    private int rows(String table, String column, long value) {
        Integer count = data.queryForObject(
                "select count(*) from " + table + " where " + column + " = ?", Integer.class, value);
        return count == null ? 0 : count;
    }

    private RecipientList ended(RecipientList begun) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> lists.find(customer.id(), begun.id()).orElseThrow(),
                        list -> list.state() != RecipientListState.READING);
    }
}
