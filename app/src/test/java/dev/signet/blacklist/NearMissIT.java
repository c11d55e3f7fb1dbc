package dev.signet.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signet.blacklist.ReleaseSituations.Reply;
import dev.signet.blacklist.ReleaseSituations.Shop;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.sending.SendAnswer;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What looks like an opt-out and is on no list: from the subscriber's reply to the officer's decision. */
@SignetTest(properties = "test.time=tomorrow")
@Import(ReleaseSituations.class)
class NearMissIT {

    private static final String OK = "OK";
    private static final String RESTS = "isv.BLACK_KEY_CONTROL_LIMIT";
    private static final String OPTED_OUT = "isv.CUSTOMER_REFUSED";
    private static final String ACCESS_NUMBER = "1069051095187";
    private static final String PATH = "/v1/admin/blacklist/near-misses";

    @Autowired
    ReleaseSituations situations;

    @Autowired
    TestServer server;

    @Autowired
    Blacklist blacklist;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Shop shop;
    private String number;

    @BeforeEach
    void aNumberThatGotAPromotion() {
        situations.tomorrowMorning();
        shop = situations.shop();
        number = situations.freshNumber();
        shop.awaitAnswer(() -> shop.promote(number), OK);
    }

    @Test
    void promotionRestsUntilAnOfficerReadsAnOptOut() {
        replies("不要再发了！");

        SendAnswer refused = shop.promote(number);
        assertThat(refused.code()).isEqualTo(RESTS);
        assertThat(refused.message().zh()).contains("疑似退订");
        assertThat(shop.notify(number).code()).as("only promotion rests").isEqualTo(OK);
        assertThat(blacklist.entries(
                        List.of(digits()), List.of(situations.shop().id())))
                .as("it answered one account")
                .isEmpty();
        assertThat(health()).isPositive();
        JsonNode reply = open(1).get(0);
        assertThat(reply.get("content").asText()).isEqualTo("不要再发了！");
        assertThat(reply.get("signName").asText()).isEqualTo(ReleaseSituations.SIGNATURE);
        assertThat(reply.get("number").asText()).doesNotContain(number);

        Reply decided = decide("officer", reply, true);

        assertThat(decided.status()).as("%s", decided.body()).isEqualTo(200);
        assertThat(decided.body().get("state").asText()).isEqualTo("OPT_OUT");
        assertThat(lists()).containsExactly(BlacklistKind.OPT_OUT);
        assertThat(shop.promote(number).code()).isEqualTo(OPTED_OUT);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged("已退订"));
        assertThat(decide("officer2", reply, false).status()).as("decided once").isEqualTo(409);
        assertThat(control.sql("select concat(actor, ' ', action) from audit_entry where subject_id = ?")
                        .param(reply.get("id").asText())
                        .query(String.class)
                        .list())
                .containsExactly("officer blacklist.near-miss-decided");
    }

    @Test
    void theRestIsLiftedWhenNoReplyIsOpenAnyMore() {
        replies("请问怎么退订");
        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "请问怎么退订");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> replies() == 2);
        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "Please STOP IT");
        // The same words are the same question.
        JsonNode open = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> open(), list -> list.size() == 2);

        assertThat(decide("officer", open.get(0), false).body().get("state").asText())
                .isEqualTo("NONE");
        assertThat(lists()).as("the other reply is open").containsExactly(BlacklistKind.NEAR_MISS);
        decide("officer", open.get(1), false);

        assertThat(lists()).isEmpty();
        assertThat(shop.promote(number).code()).isNotIn(RESTS, OPTED_OUT);
        assertThat(acknowledged("已退订")).isFalse();
    }

    @Test
    void theOwnersOwnWordSettlesIt() {
        replies("別再發");
        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "ＱＵＩＴ。");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lists().equals(List.of(BlacklistKind.OPT_OUT)));
        assertThat(open()).isEmpty();

        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "我要退订谢谢");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> lastReply().equals("ALREADY_OPTED_OUT"));
        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "jc0000");

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lists().isEmpty());
    }

    @Test
    void theOwnerLiftsARestToo() {
        replies("骚扰短信");
        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "JC0000");

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged("解除推广短信限制"));
        assertThat(lists()).isEmpty();
        assertThat(open()).isEmpty();
    }

    /** Only so much of a text is kept as fits: the question is the same by that. */
    @Test
    void theSameLongWordsAreOneQuestion() {
        String words = "你".repeat(499) + "😀".repeat(5) + "不要再发了";
        replies(words);
        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, words);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> replies() == 2);

        assertThat(open(1).get(0).get("content").asText()).isEqualTo("你".repeat(499));
    }

    @Test
    void onlyOfficersReadAndDecide() {
        replies("退订啊");
        JsonNode reply = open(1).get(0);

        for (String person : List.of("admin", "reviewer")) {
            assertThat(situations.asStaff(person, "GET", PATH, null).status()).isEqualTo(403);
            assertThat(decide(person, reply, true).status()).isEqualTo(403);
        }
        assertThat(situations
                        .asStaff("officer", "POST", PATH + "/" + reply.get("id").asText(), Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(situations
                        .asStaff("officer", "POST", PATH + "/1", Map.of("optOut", true))
                        .status())
                .isEqualTo(404);
        assertThat(situations
                        .asStaff("officer", "GET", PATH + "?state=SOME", null)
                        .status())
                .isEqualTo(400);
        assertThat(lists()).containsExactly(BlacklistKind.NEAR_MISS);
    }

    @Test // #13
    void thePageOfOfficersDecidesToo() {
        replies("骚扰短信");
        String id = open(1).get(0).get("id").asText();
        String page = "/staff/near-misses";
        StaffVisitor officer = StaffVisitor.of(server, "officer");

        assertThat(officer.get(page).body()).contains("骚扰短信", "decide-" + id).doesNotContain(number);
        assertThat(StaffVisitor.of(server, "auditor").get(page).body())
                .contains("骚扰短信")
                .doesNotContain("decide-" + id);
        assertThat(officer.form(page, page + "/" + id, Map.of("remark", "没有选")).status())
                .isEqualTo(400);
        assertThat(officer.form(page, page + "/" + id, Map.of("optOut", "false", "remark", "只是抱怨"))
                        .status())
                .isEqualTo(303);

        assertThat(lists()).isEmpty();
        assertThat(officer.get(page + "?state=NONE").body()).contains("骚扰短信", "只是抱怨");
        assertThat(officer.form(page, page + "/" + id, Map.of("optOut", "true")).status())
                .as("decided once")
                .isEqualTo(409);
    }

    private void replies(String words) {
        simulator.uplink("86" + number, ACCESS_NUMBER, words);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lists().equals(List.of(BlacklistKind.NEAR_MISS)));
    }

    private Reply decide(String officer, JsonNode reply, boolean optOut) {
        return situations.asStaff(
                officer, "POST", PATH + "/" + reply.get("id").asText(), Map.of("optOut", optOut, "remark", "已读"));
    }

    private JsonNode open(int expected) {
        assertThat(open()).hasSize(expected);
        return open();
    }

    /** The open replies of this account. */
    private JsonNode open() {
        JsonNode page = situations
                .asStaff("officer", "GET", PATH + "?pageSize=500", null)
                .body();
        assertThat(page.get("total").asLong()).isEqualTo(page.get("items").size());
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        page.get("items").forEach(item -> {
            if (item.get("accountId").asText().equals(Long.toString(shop.id()))) {
                own.add(item);
            }
        });
        return own;
    }

    private long health() {
        JsonNode health =
                situations.asStaff("admin", "GET", "/actuator/health", null).body();
        return health.at("/components/blacklist/details/nearMisses").asLong();
    }

    private long digits() {
        return Long.parseLong("86" + number);
    }

    private List<BlacklistKind> lists() {
        return blacklist.entries(List.of(digits()), List.of(shop.id())).getOrDefault(digits(), List.of()).stream()
                .map(BlacklistEntry::kind)
                .sorted()
                .toList();
    }

    private int replies() {
        return data.queryForObject("select count(*) from event_uplink where number = ?", Integer.class, digits());
    }

    private String lastReply() {
        return data.queryForObject(
                "select reply from event_uplink where number = ? order by id desc limit 1", String.class, digits());
    }

    private boolean acknowledged(String words) {
        return data.queryForObject(
                        "select count(*) from sending_message where number = ? and content like ?",
                        Integer.class,
                        digits(),
                        "%" + words + "%")
                > 0;
    }
}
