package dev.signet.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tags at the account's own door, in the database and in the memory that policies ask. */
@SignetTest
class TagsIT {

    private static final int AT_ONCE = 8;
    private static final int RACES = 10;
    private static final String EMOJI = "😀";

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    Approved approved;

    @Autowired
    Tags tags;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    private Customer customer;
    private SignedRest api;
    private String template;

    @BeforeEach
    void aTemplate() {
        customer = accounts.enterprise();
        api = new SignedRest(server, customer.key(), clock);
        template = template(customer);
    }

    private String template(Customer owner) {
        return approved.template(owner.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
    }

    private static Map<String, String> tag(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    private Reply set(String type, List<String> ids, List<Map<String, String>> tags) {
        return api.put("/v1/tags", Map.of("type", type, "ids", ids, "tags", tags));
    }

    private Reply set(String key, String value) {
        return set("template", List.of(template), List.of(tag(key, value)));
    }

    private void isSet(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(204);
    }

    private Reply remove(List<String> ids, String... keys) {
        return api.post("/v1/tags/remove", Map.of("type", "template", "ids", ids, "keys", List.of(keys)));
    }

    private Map<String, String> known() {
        return tags.of(customer.id(), "template", template);
    }

    private List<String> listed(Map<String, String> query) {
        JsonNode page = api.get("/v1/tags", query).json();
        List<String> rows = new ArrayList<>();
        page.path("tags")
                .forEach(row -> rows.add(row.path("id").asText() + " "
                        + row.path("key").asText() + "=" + row.path("value").asText()));
        return rows;
    }

    private static void refused(Reply reply, String code, String... says) {
        assertThat(reply.code()).as(reply.text()).isEqualTo(code);
        assertThat(says)
                .allSatisfy(part ->
                        assertThat(reply.json().path("message").asText()).contains(part));
    }

    @Test // #11
    @Tag("S13.1-1")
    @Tag("S13.1-3")
    void aKeyHasOneValueWhichTheNextOneReplaces() {
        isSet(set("team", "growth"));
        isSet(set(
                "template", List.of(template), List.of(tag("Team", "x"), tag("team", "first"), tag("team", "sales"))));
        isSet(set("城市", ""));

        assertThat(listed(Map.of("type", "template", "id", template)))
                .containsExactly(template + " Team=x", template + " team=sales", template + " 城市=");
        assertThat(known()).isEqualTo(Map.of("team", "sales", "Team", "x", "城市", ""));
        JsonNode row = api.get("/v1/tags", Map.of("type", "template", "key", "team", "value", "sales"))
                .json()
                .at("/tags/0");
        assertThat(row.path("setBy").asText()).isEqualTo("account:" + customer.id());
        assertThat(row.path("setAt").asText()).isNotEmpty();
        assertThat(listed(Map.of("type", "template", "key", "team", "value", "growth")))
                .isEmpty();

        isSet(remove(List.of(template), "team", "none"));
        assertThat(known()).containsOnlyKeys("Team", "城市");
        isSet(api.post("/v1/tags/remove", Map.of("type", "template", "ids", List.of(template), "all", true)));
        assertThat(known()).isEmpty();
        assertThat(jdbc.sql("select action, details from audit_entry where subject_type = 'tag' and subject_id = ?"
                                + " order by id")
                        .param("template/" + template)
                        .query((r, n) -> r.getString(1))
                        .list())
                .containsExactly("tag.set", "tag.set", "tag.set", "tag.removed", "tag.removed");
    }

    @Test // #11
    @Tag("S13.1-1")
    void anIndividualGroupsAndFindsTemplatesByTags() {
        customer = accounts.individual();
        api = new SignedRest(server, customer.key(), clock);
        template = template(customer);
        String other = template(customer);

        isSet(set("template", List.of(template, other), List.of(tag("group", "parcels"))));
        isSet(set("template", List.of(template(customer)), List.of(tag("group", "codes"))));

        assertThat(listed(Map.of("type", "template", "key", "group", "value", "parcels")))
                .containsExactly(template + " group=parcels", other + " group=parcels");
    }

    @Test // #11
    @Tag("S13.1-2")
    void aResourceHasTwentyTagsAndNoMore() {
        isSet(set("template", List.of(template), twenty()));

        refused(set("one", "more"), "isv.INVALID_PARAMETERS", template, "21", "20");
        isSet(set("k7", "another"));
        assertThat(known()).hasSize(20).containsEntry("k7", "another");
    }

    private static List<Map<String, String>> twenty() {
        return IntStream.rangeClosed(1, 20).mapToObj(n -> tag("k" + n, "v")).toList();
    }

    @Test // #11
    @Tag("S13.1-2")
    void thoseWhoReachTheLimitAtOnceDoNotPassIt() throws Exception {
        isSet(set("template", List.of(template), twenty().subList(0, 19)));

        List<Integer> answers = atOnce(IntStream.range(0, AT_ONCE)
                .<Callable<Integer>>mapToObj(n -> () -> set("racer" + n, "v").status())
                .toList());

        assertThat(answers).containsOnlyOnce(204).contains(400);
        assertThat(known()).hasSize(20);
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            CyclicBarrier start = new CyclicBarrier(acts.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get(60, TimeUnit.SECONDS));
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    static Stream<String> wrongParts() {
        return Stream.of(
                "字".repeat(65),
                EMOJI.repeat(65),
                "aliyun",
                "AliYun-team",
                "ａｌｉｙｕｎ",
                "acs:team",
                "ACS:",
                "x http://example.com",
                "HTTPS://",
                "two\nlines",
                "zero\u200Bwidth",
                "turned\u202Eround",
                "with\u0000nothing",
                "half \uD83D");
    }

    @ParameterizedTest // #11
    @MethodSource("wrongParts")
    @Tag("S13.1-4")
    @Tag("S13.1-5")
    void refusesAKeyOrValueThatMayNotBe(String text) {
        Reply asKey = set(text, "v");
        Reply asValue = set("team", text);

        assertThat(asKey.status()).as(asKey.text()).isEqualTo(400);
        assertThat(asValue.status()).as(asValue.text()).isEqualTo(400);
        assertThat(known()).isEmpty();
    }

    @Test // #11
    @Tag("S13.1-4")
    @Tag("S13.1-5")
    void saysWhatIsWrongWithAKeyOrValue() {
        refused(set("", "v"), "isv.INVALID_PARAMETERS", "标签键", "1 至 64", "当前 0 个");
        refused(set("\u200B ", "v"), "isv.INVALID_PARAMETERS", "标签键", "当前 0 个");
        refused(set("acs:x", "v"), "isv.INVALID_PARAMETERS", "标签键“acs:x”不能以“acs:”开头");
        refused(set("k", "见 http://a.cn"), "isv.INVALID_PARAMETERS", "标签值", "不能包含“http://”");
        refused(set("template", List.of(template), List.of()), "isv.INVALID_PARAMETERS", "未填写标签");
        refused(
                set("bucket", List.of(template), List.of(tag("k", "v"))),
                "isv.INVALID_PARAMETERS",
                "sign, task, template");
        refused(remove(List.of(template)), "isv.INVALID_PARAMETERS", "未填写要删除的标签键");
        refused(set("template", List.of(), List.of(tag("k", "v"))), "isv.INVALID_PARAMETERS", "1 至 20");
    }

    /** The longest there may be, in letters that need two units each; what is not at the beginning; what only looks so. */
    @ParameterizedTest // #11
    @ValueSource(strings = {"字", "not-aliyun", "acs", "http:", "a　b", "é", "e\u0301", "#", "a=b&c%/?"})
    @Tag("S13.1-4")
    @Tag("S13.1-5")
    void takesWhatMayBe(String text) {
        isSet(set(text, text));
        isSet(set(EMOJI.repeat(64), EMOJI.repeat(64)));
        isSet(set("\u00A0 padded\u200B", "\u3000value "));
        isSet(set("without", ""));

        assertThat(known())
                .isEqualTo(Map.of(text, text, EMOJI.repeat(64), EMOJI.repeat(64), "padded", "value", "without", ""));
        assertThat(listed(Map.of("type", "template", "key", " " + text)))
                .containsExactly(template + " " + text + "=" + text);
    }

    @Test // #11
    void severalResourcesGetTheirTagsTogetherOrNotAtAll() {
        String other = template(customer);
        isSet(set("template", List.of(other), twenty()));

        refused(set("template", List.of(template, other), List.of(tag("new", "v"))), "isv.INVALID_PARAMETERS", other);
        refused(set("template", List.of(template, "SMS_1"), List.of(tag("new", "v"))), "isv.SMS_TEMPLATE_ILLEGAL");
        refused(remove(List.of(other, "SMS_1"), "k1"), "isv.SMS_TEMPLATE_ILLEGAL");
        refused(
                set("template", IntStream.range(0, 21).mapToObj(n -> "SMS_" + n).toList(), List.of(tag("a", "b"))),
                "isv.INVALID_PARAMETERS",
                "当前 21 个");
        assertThat(known()).isEmpty();
        assertThat(tags.of(customer.id(), "template", other)).hasSize(20);

        isSet(remove(List.of(other, template, other), "k1", "k2"));
        assertThat(tags.of(customer.id(), "template", other)).hasSize(18);
    }

    /** Nobody learns from an answer whether another account has something, or what tags it has. */
    @Test // #11
    void anotherAccountsResourceIsAsIfThereWereNone() {
        Customer another = accounts.enterprise();
        String theirs = template(another);
        new SignedRest(server, another.key(), clock)
                .put(
                        "/v1/tags",
                        Map.of("type", "template", "ids", List.of(theirs), "tags", List.of(tag("secret", "s"))));
        approved.signature(another.id(), "云海科技", Scenario.GENERAL);

        String unknown = "SMS_" + (Long.parseLong(theirs.substring(4)) + 1_000_000);
        for (Reply reply :
                List.of(set("template", List.of(theirs), List.of(tag("a", "b"))), remove(List.of(theirs), "secret"))) {
            refused(reply, "isv.SMS_TEMPLATE_ILLEGAL");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().path("message").asText())
                    .isEqualTo(set("template", List.of(unknown), List.of(tag("a", "b")))
                            .json()
                            .path("message")
                            .asText()
                            .replace(unknown, theirs));
        }
        refused(set("sign", List.of("云海科技"), List.of(tag("a", "b"))), "isv.SMS_SIGNATURE_ILLEGAL");
        refused(set("task", List.of("1"), List.of(tag("a", "b"))), "BulkTaskNotFound");
        refused(set("task", List.of("x"), List.of(tag("a", "b"))), "BulkTaskNotFound");
        assertThat(listed(Map.of("type", "template", "id", theirs))).isEmpty();
        assertThat(listed(Map.of("type", "template", "key", "secret"))).isEmpty();
        assertThat(tags.of(customer.id(), "template", theirs)).isEmpty();
        assertThat(tags.of(another.id(), "template", theirs)).containsEntry("secret", "s");
    }

    @Test // #11
    void theSignatureOfThePlatformBelongsToNobody() {
        refused(set("sign", List.of("Signet测试专用"), List.of(tag("a", "b"))), "isv.SMS_SIGNATURE_ILLEGAL");
    }

    /** A signature by whatever case it is written in, a bulk task by its number. */
    @Test // #11
    void signaturesAndBulkTasksHaveTagsToo() {
        approved.signature(customer.id(), "yunfan", Scenario.GENERAL);
        long task = aBulkTask();

        isSet(set("sign", List.of("YunFan", "yunfan"), List.of(tag("team", "growth"))));
        isSet(set("task", List.of(Long.toString(task)), List.of(tag("team", "growth"))));

        assertThat(tags.of(customer.id(), "sign", "yunfan")).isEqualTo(Map.of("team", "growth"));
        assertThat(tags.of(customer.id(), "task", Long.toString(task))).isEqualTo(Map.of("team", "growth"));
        assertThat(listed(Map.of("type", "sign", "id", "YUNFAN"))).containsExactly("yunfan team=growth");
    }

    private long aBulkTask() {
        long id = ids.next();
        jdbc.sql("""
                        insert into bulk_task (id, account_id, name, sign_name, template_code, template_kind, list_id, numbers,
                            access_key_id, source_ip, creation_body, created_at, state)
                        values (?, ?, 'test', 'test', 'SMS_1', 'NOTIFICATION', 1, 1, 'test', '127.0.0.1', '', 0, 'CANCELLED')""").params(id, customer.id()).update();
        return id;
    }

    @Test // #11
    void whatIsDeletedLosesItsTagsAndTheNextOfItsNameHasNone() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        isSet(set("sign", List.of("云帆科技"), List.of(tag("team", "growth"))));
        isSet(set("team", "growth"));

        assertThat(api.delete("/v1/signatures/%E4%BA%91%E5%B8%86%E7%A7%91%E6%8A%80")
                        .status())
                .isEqualTo(204);
        assertThat(api.delete("/v1/templates/" + template).status()).isEqualTo(204);

        assertThat(known()).isEmpty();
        assertThat(tags.of(customer.id(), "sign", "云帆科技")).isEmpty();
        assertThat(stored()).isZero();
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        assertThat(listed(Map.of("type", "sign", "id", "云帆科技"))).isEmpty();
    }

    private long stored() {
        return jdbc.sql("select count(*) from tag_tag where account_id = ?")
                .param(customer.id())
                .query(Long.class)
                .single();
    }

    @Test // #11
    void aTagThatComesWithTheDeletionDoesNotOutliveIt() throws Exception {
        for (int race = 0; race < RACES; race++) {
            template = template(customer);

            List<Integer> answers = atOnce(List.of(
                    () -> api.delete("/v1/templates/" + template).status(),
                    () -> set("late", "v").status()));

            assertThat(answers.get(0)).isEqualTo(204);
            assertThat(answers.get(1)).isIn(204, 404);
            assertThat(stored()).isZero();
            assertThat(known()).isEmpty();
        }
    }

    @Test // #11
    void pagesHoldEachTagOnce() {
        String other = template(customer);
        isSet(set("template", List.of(template, other), twenty()));

        List<String> seen = new ArrayList<>();
        Map<String, String> query = new HashMap<>(Map.of("type", "template", "size", "7"));
        JsonNode page;
        do {
            page = api.get("/v1/tags", query).json();
            page.path("tags")
                    .forEach(row ->
                            seen.add(row.path("id").asText() + row.path("key").asText()));
            query.put("next", page.path("next").asText());
        } while (!page.path("next").isNull());

        assertThat(seen).hasSize(40).doesNotHaveDuplicates().isSorted();
        for (String token : List.of("!", "AAAA", "云")) {
            refused(api.get("/v1/tags", Map.of("type", "template", "next", token)), "isv.INVALID_PARAMETERS");
        }
    }

    /** What a node keeps that has started now, without a word from the others. */
    @Test // #11
    void aNodeThatStartsKnowsAllTags(@Autowired TagStore store) {
        isSet(set("team", "growth"));

        assertThat(new Tags(store).of(customer.id(), "template", template)).isEqualTo(Map.of("team", "growth"));
    }
}
