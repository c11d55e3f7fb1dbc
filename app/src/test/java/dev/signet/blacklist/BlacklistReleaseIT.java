package dev.signet.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.blacklist.ReleaseSituations.Reply;
import dev.signet.blacklist.ReleaseSituations.Shop;
import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a refused record to the next message, through every door the account, the officer and the owner use. */
@SignetTest(properties = "test.time=tomorrow")
@Import(ReleaseSituations.class)
class BlacklistReleaseIT {

    private static final String OK = "OK";
    private static final String BLOCKED = "isv.BLACK_KEY_CONTROL_LIMIT";
    private static final String OPTED_OUT = "isv.CUSTOMER_REFUSED";
    private static final String ACCESS_NUMBER = "1069051095187";

    @Autowired
    ReleaseSituations situations;

    @Autowired
    Blacklist blacklist;

    @Autowired
    SimulatorServer simulator;

    @Autowired
    SettableClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Scheduler scheduler;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Shop shop;
    private String number;

    @BeforeEach
    void aShopAndANumber() {
        situations.tomorrowMorning();
        shop = situations.shop();
        number = situations.freshNumber();
        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), OK);
    }

    @Test
    @Tag("S9.4-1")
    @Tag("S9.4-2")
    @Tag("S9.4-3")
    @Tag("S9.4-6")
    @Tag("RC-1")
    void whatAnOfficerReleasesGoesOutAgain() {
        situations.list("PLATFORM", number);
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);

        Reply asked = shop.ask(shop.application(number));

        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        assertThat(asked.body().get("state").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(shop.notify(number).code()).as("while nobody has decided").isEqualTo(BLOCKED);
        String id = asked.body().get("id").asText();
        assertThat(situations.decide("officer", id, "approved", "", "机主已确认").status())
                .isEqualTo(204);
        shop.awaitAnswer(() -> shop.notify(number), OK);
        assertThat(shop.verify(number).code()).isEqualTo(OK);
        assertThat(shop.promote(number).code())
                .as("promotion is never released")
                .isEqualTo(BLOCKED);
        Shop other = situations.shop();
        other.awaitAnswer(() -> other.notify(situations.freshNumber()), OK);
        assertThat(other.notify(number).code())
                .as("the owner agreed to one account")
                .isEqualTo(BLOCKED);

        JsonNode row = onlyRow();
        assertThat(row.get("state").asText()).isEqualTo("RELEASED");
        assertThat(row.get("number").asText()).isEqualTo(masked());
        assertThat(row.get("note").asText()).isEqualTo("机主已确认");
        assertThat(row.get("listedAgainAt").isNull()).isTrue();
        String others = other.ask(other.application(number)).body().get("id").asText();
        assertThat(other.get("/v1/blacklist-releases/" + others, Map.of())
                        .body()
                        .get("history")
                        .findValuesAsText("action"))
                .as("another account's release is nobody else's business")
                .containsExactly("LISTED");
        assertThat(audited(id))
                .containsExactly("blacklist.release-asked", "review.opinion-given", "blacklist.released");
        assertThat(control.sql("select group_concat(details) from audit_entry where subject_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains(masked())
                .doesNotContain(number);
    }

    @Test
    @Tag("S9.4-1")
    @Tag("S9.4-6")
    void whoComplainsAgainIsLeftAloneAgain() {
        situations.list("COMPLAINT", number);
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
        String id = asked();
        situations.decide("officer", id, "approved", "", "");
        shop.awaitAnswer(() -> shop.notify(number), OK);

        situations.list("COMPLAINT", number);

        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
        assertThat(onlyRow().get("listedAgainAt").asText()).isNotEmpty();
        JsonNode history =
                shop.get("/v1/blacklist-releases/" + id, Map.of()).body().get("history");
        assertThat(history.findValuesAsText("action")).containsExactly("LISTED_AGAIN", "RELEASED", "LISTED");
        Reply staff = situations.asStaff("officer", "GET", "/v1/admin/blacklist/86" + number, null);
        assertThat(staff.body().get("events").findValuesAsText("action"))
                .containsExactly("LISTED_AGAIN", "RELEASED", "LISTED");
        assertThat(staff.body().toString()).doesNotContain(number);
    }

    @Test
    @Tag("RC-8")
    void aNumberThatCameBackTakesTwoOfficers() {
        situations.list("PLATFORM", number);
        shop.notify(number);
        situations.decide("officer", asked(), "approved", "", "");
        shop.awaitAnswer(() -> shop.notify(number), OK);
        situations.list("PLATFORM", number);
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
        String again = asked();

        situations.decide("officer", again, "approved", "", "");
        assertThat(situations.decide("officer", again, "approved", "", "").status())
                .isEqualTo(400);
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
        situations.decide("officer2", again, "approved", "", "");

        shop.awaitAnswer(() -> shop.notify(number), OK);
    }

    @Test
    void anApplicationWhoseReviewWasLostIsDecidedAllTheSame() throws Exception {
        situations.list("PLATFORM", number);
        shop.notify(number);
        String id = asked();
        String key = "blacklist-release:" + id;
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .rootProcessInstances()
                        .singleResult()
                        .getId(),
                "by hand");
        control.sql("delete from review_file where open_key = ?").param(key).update();

        scheduler.triggerJob(JobKey.jobKey("reconcile-reviews", "review"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(key)
                                .rootProcessInstances()
                                .count()
                        == 1);
        assertThat(situations.decide("officer", id, "approved", "", "").status())
                .isEqualTo(204);
        shop.awaitAnswer(() -> shop.notify(number), OK);
    }

    @Test
    void theOfficerSeesWhatTheDecisionNeedsAndNoWholeNumber() {
        situations.list("COMPLAINT", number);
        shop.notify(number);
        String id = asked();

        Reply screen = situations.asStaff("officer", "GET", "/v1/reviews/" + situations.task(id), null);

        assertThat(screen.status()).isEqualTo(200);
        JsonNode seen = screen.body().get("screen");
        assertThat(seen.get("title").asText()).contains(masked());
        assertThat(seen.get("applicationFacts").findValuesAsText("value"))
                .contains(masked(), ReleaseSituations.REASON, BLOCKED, "投诉 / complaint");
        assertThat(seen.get("evidence")).hasSize(1);
        assertThat(seen.get("history").findValuesAsText("note"))
                .singleElement()
                .asString()
                .contains("12321-COMPLAINT");
        assertThat(seen.get("preview").asText()).contains("已发货");
        assertThat(screen.body().get("reasons").findValuesAsText("code")).contains("R-B01");
        assertThat(screen.body().toString()).doesNotContain(number);
        assertThat(situations
                        .asStaff("reviewer", "GET", "/v1/reviews/" + situations.task(id), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("S9.4-2")
    void aRefusedReleaseTellsWhyAndChangesNothing() {
        blacklist.add(new BlacklistEntry(digits(), shop.id(), BlacklistKind.ACCOUNT, null, "", clock.instant()));
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
        String id = asked();

        situations.decide("officer", id, "rejected", "R-B01", "请补充机主短信");

        JsonNode row = onlyRow();
        assertThat(row.get("state").asText()).isEqualTo("REFUSED");
        assertThat(row.get("note").asText()).contains("R-B01", "请补充机主短信");
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);
        assertThat(audited(id)).contains("blacklist.release-refused");
    }

    @Test
    @Tag("S9.4-3")
    @Tag("RC-7")
    void promotionIsRefusedAtOnceWithTheOwnersWay() {
        blacklist.add(new BlacklistEntry(
                digits(), shop.id(), BlacklistKind.OPT_OUT, ReleaseSituations.SIGNATURE, "TD", clock.instant()));
        assertThat(shop.promote(number).code()).isEqualTo(OPTED_OUT);

        Reply refused = shop.ask(shop.application(number));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asText()).isEqualTo("OperationDenied.BlacklistRelease");
        assertThat(refused.body().get("message").asText()).contains("jc0000").contains(ACCESS_NUMBER);
        assertThat(refused.body().get("messageEn").asText()).contains("jc0000").contains(ACCESS_NUMBER);
        assertThat(rows()).isEmpty();
    }

    @Test
    @Tag("S9.4-4")
    void aCarriersBlockIsRefusedAtOnce() {
        blacklist.carrierBlocked(digits(), "MOBILE_IN_BLACK", clock.instant());
        assertThat(shop.notify(number).code()).isEqualTo(BLOCKED);

        Reply refused = shop.ask(shop.application(number));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("message").asText()).contains("运营商");
        assertThat(refused.body().get("messageEn").asText()).containsIgnoringCase("its owner asks the carrier");
        assertThat(rows()).isEmpty();
    }

    @Test
    @Tag("RC-10")
    void anApplicationStartsFromAnOwnFailedRecordWithConsent() {
        situations.list("PLATFORM", number);
        shop.notify(number);
        Shop other = situations.shop();
        Map<String, Object> withoutConsent = shop.application(number);
        withoutConsent.remove("evidence");
        Map<String, Object> otherCall = shop.application(number);
        otherCall.put("bizId", "900619746936498440^0");

        assertRefused(other.ask(other.application(number)), 404, "SendRecordNotFound");
        assertRefused(shop.ask(otherCall), 404, "SendRecordNotFound");
        assertRefused(shop.ask(withoutConsent), 400, "isv.INVALID_PARAMETERS");
        String id = asked();
        assertRefused(shop.ask(shop.application(number)), 409, "OperationDenied.ReleaseUnderReview");
        assertRefused(other.get("/v1/blacklist-releases/" + id, Map.of()), 404, "BlacklistReleaseNotFound");
    }

    @Test
    @Tag("S9.4-3")
    @Tag("UP-8")
    @Tag("UP-9")
    void theOwnerLiftsPromotionAndNothingElse() {
        shop.awaitAnswer(() -> shop.promote(number), OK);
        simulator.uplink("86" + number, ACCESS_NUMBER, " ｔｄ。");
        shop.awaitAnswer(() -> shop.promote(number), OPTED_OUT);
        situations.list("COMPLAINT", number);

        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "　ＪＣ００００！");

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged("解除推广短信限制"));
        assertThat(lists()).containsExactly(BlacklistKind.COMPLAINT);
        assertThat(shop.notify(number).code()).as("a complaint is no opt-out").isEqualTo(BLOCKED);
        clock.advance(Duration.ofMinutes(5));
        simulator.uplink("86" + number, ACCESS_NUMBER, "N");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lists().contains(BlacklistKind.OPT_OUT));
        assertThat(blacklist.history(digits(), shop.id()).stream()
                        .filter(event -> event.kind() == BlacklistKind.OPT_OUT)
                        .map(BlacklistEvent::action))
                .containsExactly(
                        BlacklistEvent.Action.LISTED_AGAIN,
                        BlacklistEvent.Action.LIFTED_BY_OWNER,
                        BlacklistEvent.Action.LISTED);
    }

    @Test
    void theApiIsDescribed() {
        JsonNode description =
                situations.asStaff("admin", "GET", "/v3/api-docs/v1", null).body();

        assertThat(description
                        .at("/paths/~1v1~1blacklist-releases/post/requestBody")
                        .isObject())
                .isTrue();
        assertThat(description.at("/paths/~1v1~1blacklist-releases~1{id}/get").isObject())
                .isTrue();
        assertThat(description
                        .at("/components/schemas/BlacklistReleaseApplication/properties/sendDate")
                        .isObject())
                .isTrue();
    }

    private String asked() {
        Reply asked = shop.ask(shop.application(number));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        return asked.body().get("id").asText();
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.body().get("code").asText()).as("%s", reply.body()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void anEntryTellsForWhichMessagesItWasReleased() {
        blacklist.add(
                new BlacklistEntry(digits(), shop.id(), BlacklistKind.ACCOUNT, null, "test", clock.instant()), "test");
        assertThat(entry().get("releasedFor")).isEmpty();

        blacklist.release(digits(), shop.id(), "任意签名", clock.instant(), "test");

        assertThat(entry().get("releasedFor"))
                .extracting(JsonNode::asText)
                .containsExactly("VERIFICATION", "NOTIFICATION");
    }

    private JsonNode entry() {
        return shop.get("/v1/blacklist", Map.of()).body().get(0);
    }

    private JsonNode rows() {
        Reply page = shop.get("/v1/blacklist-releases", Map.of("number", "86" + number));
        assertThat(shop.get("/v1/blacklist-releases", Map.of("number", number)).body())
                .isEqualTo(page.body());
        assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
        assertThat(page.body().toString()).doesNotContain(number);
        return page.body().get("releases");
    }

    private JsonNode onlyRow() {
        assertThat(rows()).hasSize(1);
        return rows().get(0);
    }

    private long digits() {
        return Long.parseLong("86" + number);
    }

    private String masked() {
        return number.substring(0, 3) + "****" + number.substring(7);
    }

    private List<BlacklistKind> lists() {
        return blacklist.entries(List.of(digits()), List.of(shop.id())).getOrDefault(digits(), List.of()).stream()
                .map(BlacklistEntry::kind)
                .sorted()
                .toList();
    }

    private boolean acknowledged(String words) {
        return data.queryForObject(
                        "select count(*) from sending_message where number = ? and content like ?",
                        Integer.class,
                        digits(),
                        "%" + words + "%")
                > 0;
    }

    private List<String> audited(String id) {
        return control.sql("select action from audit_entry where subject_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
    }
}
