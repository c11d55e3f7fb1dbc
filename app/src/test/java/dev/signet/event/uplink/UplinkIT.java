package dev.signet.event.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.carrier.CarrierInbox;
import dev.signet.carrier.UplinkMessage;
import dev.signet.event.EventType;
import dev.signet.platform.DataPlane;
import dev.signet.platform.RecordsExpired;
import dev.signet.platform.node.Ids;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a subscriber sent is told to the account once, however often the carrier delivers it. */
@SignetTest(properties = "signet.event.allow-private-targets=true")
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

    @Autowired
    UnknownSenders senders;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TestServer server;

    private long accountId;
    private long number;
    private long messageId;
    private Instant accepted;

    @BeforeEach
    void aNumberThatGotAMessage() {
        accountId = accounts.enterprise().id();
        number = 86_138_0000_0000L + NUMBERS.incrementAndGet();
        long id = ids.next();
        messageId = id;
        long now = System.currentTimeMillis();
        accepted = Instant.ofEpochMilli(now);
        jdbc.sql("""
                        insert into sending_message (id, biz_id, account_id, number, kind, international, state, charge,
                            charge_entry, price_micros, segments, accepted_at, deadline, sign_name, template_code, content,
                            request_id, rulebook)
                        values (?, ?, ?, ?, 2, false, 3, 0, 0, 0, 1, ?, ?, '示例', 'SMS_1', '示例', 'request', 'test')""").params(id, id, accountId, number, now, now).update();
        jdbc.sql("insert into sending_number (number, history, last_message_id) values (?, '', ?)")
                .params(number, id)
                .update();
    }

    /** The node died after its commit and before its answer: the carrier delivers the same again. */
    @Test
    void countsWhatTheCarrierDeliversAgainOnce() {
        String carriersId = UUID.randomUUID().toString();

        take(uplink(carriersId, "TD"));
        take(uplink(carriersId, "TD"), uplink(UUID.randomUUID().toString(), "1"));

        assertThat(contents()).containsExactly("TD", "1");
        assertThat(jdbc.sql("select count(*) from event where account_id = ? and type = ?")
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

        take(uplink(carriersId, "你好"), uplink(carriersId, "退订"), uplink(carriersId, "你好"));
        take(uplink(carriersId, "你好", Instant.now().plus(Duration.ofDays(2))));

        assertThat(contents()).containsExactly("你好", "退订", "你好");
    }

    /** Another text that came just before under the id makes no repetition of a text that came two days ago. */
    @Test
    void comparesTheTextOfWhatCameLately() {
        String carriersId = UUID.randomUUID().toString();
        Instant later = Instant.now().plus(Duration.ofDays(2));

        take(uplink(carriersId, "退订"), uplink(carriersId, "你好", later), uplink(carriersId, "退订", later));

        assertThat(contents()).containsExactly("退订", "你好", "退订");
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "+86 %s", "86-%s", "tel:+86%s", "0%s", "+86(0)%s"})
    void knowsTheSubscriberHoweverTheCarrierWritesTheNumber(String address) {
        String mainland = Long.toString(number).substring(2);
        jdbc.sql("update sending_message set extend_code = '01' where id = ?")
                .param(messageId)
                .update();

        take(new UplinkMessage("carrier", null, String.format(address, mainland), "10690001 ", "TD", Instant.now()));

        assertThat(contents()).containsExactly("TD");
        assertThat(jdbc.sql("select count(*) from blacklist_entry where number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Whom it is from nobody knows; that it came must not be forgotten. */
    @Test
    void keepsAndShowsWhatComesFromNoNumber() throws Exception {
        String sender = "Shop" + number + "X";
        String carriersId = UUID.randomUUID().toString();
        UplinkMessage unknown = new UplinkMessage("carrier", carriersId, sender, "10690001", "退订", Instant.now());

        take(unknown, unknown);

        assertThat(jdbc.sql("select concat(number, content, reply) from event_uplink where unknown_sender = ?")
                        .param(sender)
                        .query(String.class)
                        .list())
                .containsExactly("0退订");
        assertThat(senders.count()).isPositive();
        assertThat(admin("/actuator/health")).contains("\"unknownSenders\":" + senders.count());
        assertThat(admin("/v1/admin/uplinks/unknown-senders?size=1"))
                .contains("\"sender\":\"Shop861****")
                .doesNotContain(Long.toString(number));
    }

    @Test
    @Tag("RG-5")
    void forgetsUplinksWithTheRecordsOfTheirDay() {
        Instant kept = Instant.now().minus(Duration.ofDays(183));
        take(uplink(null, "old", kept.minusMillis(1)), uplink(null, "new", kept.plusMillis(1)));

        events.publishEvent(new RecordsExpired(kept, Instant.now()));

        assertThat(contents()).containsExactly("new");
    }

    /** What cannot be read is not lost, and nobody takes it for an empty text. */
    @Test
    void keepsAndTellsTheOctetsThatCannotBeRead() {
        take(new UplinkMessage(
                "carrier",
                null,
                Long.toString(number),
                "10690001",
                "",
                new UplinkMessage.Unread(5, new byte[] {(byte) 0x82, (byte) 0xA0}),
                Instant.now()));

        assertThat(contents()).containsExactly("（内容无法识别：编码 0x05，原始数据 82A0）");
        assertThat(jdbc.sql("select hex(octets) from event_uplink where account_id = ? and data_coding = 5")
                        .param(accountId)
                        .query(String.class)
                        .single())
                .isEqualTo("82A0");
        assertThat(jdbc.sql("select payload from event where account_id = ?")
                        .param(accountId)
                        .query(String.class)
                        .single())
                .contains("编码 0x05，原始数据 82A0");
    }

    /** Without an id nobody can tell: two equal replies are two. */
    @Test
    void takesEqualRepliesWithoutIdsForTwo() {
        take(uplink(null, "1"), uplink(null, "1"));

        assertThat(contents()).containsExactly("1", "1");
    }

    /** Carriers in the mainland leave its code out; eleven digits that begin with 1 are a North American number as well. */
    @Test
    void takesANumberAbroadForThatWhenItWasSentTo() {
        long abroad = 1_312_500_0000L + NUMBERS.incrementAndGet() % 10_000;
        jdbc.sql("insert into sending_number (number, history, last_message_id) values (?, '', ?)")
                .params(abroad, messageId)
                .update();

        take(new UplinkMessage("carrier", null, Long.toString(abroad), "10690001", "TD", accepted));

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
        take(
                uplink(null, "in time", accepted.plus(Duration.ofHours(72))),
                uplink(null, "late", accepted.plus(Duration.ofHours(72)).plusMillis(1)));

        assertThat(contents()).containsExactly("in time");
    }

    private void take(UplinkMessage... uplinks) {
        for (UplinkMessage uplink : uplinks) {
            inbox.uplink(uplink);
        }
    }

    private UplinkMessage uplink(@Nullable String carriersId, String text) {
        return uplink(carriersId, text, Instant.now());
    }

    private UplinkMessage uplink(@Nullable String carriersId, String text, Instant at) {
        return new UplinkMessage("carrier", carriersId, Long.toString(number), "10690001", text, at);
    }

    private String admin(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(UTF_8)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString(UTF_8))
                .body();
    }

    private List<String> contents() {
        return jdbc.sql("select content from event_uplink where account_id = ? order by id")
                .param(accountId)
                .query(String.class)
                .list();
    }
}
