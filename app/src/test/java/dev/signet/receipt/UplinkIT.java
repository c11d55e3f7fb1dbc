package dev.signet.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.carrier.CarrierInbox;
import dev.signet.carrier.UplinkMessage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Ids;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a subscriber sent is told to the account once, however often the carrier delivers it. */
@SignetTest(properties = "signet.receipt.allow-private-targets=true")
class UplinkIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger(41_000_000);

    @Autowired
    CarrierInbox inbox;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Ids ids;

    @Autowired
    @DataPlane
    JdbcClient jdbc;

    private long accountId;
    private long number;
    private long messageId;

    @BeforeEach
    void aNumberThatGotAMessage() {
        accountId = accounts.enterprise().id();
        number = 86_138_0000_0000L + NUMBERS.incrementAndGet();
        long id = ids.next();
        messageId = id;
        long now = System.currentTimeMillis();
        jdbc.sql("""
                        insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge,
                            charge_entry, price_micros, segments, accepted_at, deadline, sign_name, template_code, content,
                            request_id, rulebook)
                        values (?, ?, ?, ?, 2, false, 3, 0, 0, 0, 1, ?, ?, '示例', 'SMS_1', '示例', 'request', 'test')""")
                .params(id, id, accountId, number, now, now)
                .update();
        jdbc.sql("insert into sending_number (number, history, last_message_id) values (?, '', ?)").params(number, id).update();
    }

    /** The node died after its commit and before its answer: the carrier delivers the same again. */
    @Test
    void countsWhatTheCarrierDeliversAgainOnce() {
        String carriersId = UUID.randomUUID().toString();

        inbox.accept(List.of(), List.of(uplink(carriersId, "TD")));
        inbox.accept(List.of(), List.of(uplink(carriersId, "TD"), uplink(UUID.randomUUID().toString(), "1")));

        assertThat(contents()).containsExactly("TD", "1");
        assertThat(jdbc.sql("select count(*) from receipt_event where account_id = ? and type = ?")
                        .params(accountId, EventType.SMS_UP.stored())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from sending_platform_message where phone_number = ?")
                        .param(Long.toString(number))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** A carrier that begins its ids anew gives one to several replies: the number and the text tell them apart. */
    @Test
    void takesAnotherTextUnderAnIdOnceGivenForAnotherReply() {
        String carriersId = UUID.randomUUID().toString();

        inbox.accept(List.of(), List.of(uplink(carriersId, "你好"), uplink(carriersId, "退订"), uplink(carriersId, "你好")));
        inbox.accept(
                List.of(),
                List.of(new UplinkMessage(
                        "carrier", carriersId, Long.toString(number), "10690001", "你好",
                        Instant.now().plus(Duration.ofDays(2)))));

        assertThat(contents()).containsExactly("你好", "退订", "你好");
    }

    /** What cannot be read is not lost, and nobody takes it for an empty text. */
    @Test
    void keepsAndTellsTheOctetsThatCannotBeRead() {
        inbox.accept(List.of(), List.of(new UplinkMessage(
                "carrier", null, Long.toString(number), "10690001", "",
                new UplinkMessage.Unread(5, new byte[] {(byte) 0x82, (byte) 0xA0}), Instant.now())));

        assertThat(contents()).containsExactly("（内容无法识别：编码 0x05，原始数据 82A0）");
        assertThat(jdbc.sql("select hex(octets) from receipt_uplink where account_id = ? and data_coding = 5")
                        .param(accountId)
                        .query(String.class)
                        .single())
                .isEqualTo("82A0");
        assertThat(jdbc.sql("select payload from receipt_event where account_id = ?")
                        .param(accountId)
                        .query(String.class)
                        .single())
                .contains("编码 0x05，原始数据 82A0");
    }

    /** Without an id nobody can tell: two equal replies are two. */
    @Test
    void takesEqualRepliesWithoutIdsForTwo() {
        inbox.accept(List.of(), List.of(uplink(null, "1"), uplink(null, "1")));

        assertThat(contents()).containsExactly("1", "1");
    }

    /** Carriers in the mainland leave its code out; eleven digits that begin with 1 are a North American number as well. */
    @Test
    void takesANumberAbroadForThatWhenItWasSentTo() {
        long abroad = 1_312_500_0000L + NUMBERS.incrementAndGet() % 10_000;
        jdbc.sql("insert into sending_number (number, history, last_message_id) values (?, '', ?)")
                .params(abroad, messageId)
                .update();

        inbox.accept(List.of(), List.of(new UplinkMessage(
                "carrier", null, Long.toString(abroad), "10690001", "TD", Ids.instantOf(messageId))));

        assertThat(contents()).containsExactly("TD");
        assertThat(jdbc.sql("select number from blacklist_entry where number in (?, ?)")
                        .params(abroad, Long.parseLong("86" + abroad))
                        .query(Long.class)
                        .list())
                .containsExactly(abroad);
        assertThat(jdbc.sql("select count(*) from sending_platform_message where phone_number like ?")
                        .param("%" + abroad)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Tag("UP-5")
    void answersTheLastMessageForSeventyTwoHours() {
        Instant accepted = Ids.instantOf(messageId);

        inbox.accept(List.of(), List.of(
                new UplinkMessage("carrier", null, Long.toString(number), "10690001", "in time", accepted.plus(Duration.ofHours(72))),
                new UplinkMessage(
                        "carrier", null, Long.toString(number), "10690001", "late", accepted.plus(Duration.ofHours(72)).plusMillis(1))));

        assertThat(contents()).containsExactly("in time");
    }

    private UplinkMessage uplink(@Nullable String carriersId, String text) {
        return new UplinkMessage("carrier", carriersId, Long.toString(number), "10690001", text, Instant.now());
    }

    private List<String> contents() {
        return jdbc.sql("select content from receipt_uplink where account_id = ? order by id")
                .param(accountId)
                .query(String.class)
                .list();
    }
}
