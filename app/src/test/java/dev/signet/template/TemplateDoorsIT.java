package dev.signet.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.application.Reviews;
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
import dev.signet.tag.TagFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** #12: what the pages of templates are made of: the check while writing, the list with its filters, its file. */
@SignetTest
class TemplateDoorsIT {

    /** A Wednesday; 15:00 in Shanghai. */
    private static final Instant AFTERNOON = Instant.parse("2026-12-02T07:00:00Z");

    private static final String ORDER = "您的订单${order}已发货，预计${date}送达，请注意查收。";

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    Approved approved;

    @Autowired
    Templates templates;

    @Autowired
    TemplateListing listing;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate statements;

    @Autowired
    TransactionTemplate transaction;

    private Customer customer;
    private SignedRest api;

    @BeforeEach
    void anEnterpriseWithASignature() {
        clock.set(AFTERNOON);
        customer = accounts.enterprise("杭州云帆科技有限公司");
        api = new SignedRest(server, customer.key(), clock);
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
    }

    private static Map<String, Object> order() {
        return new HashMap<>(Map.of(
                "kind", "NOTIFICATION",
                "name", "发货通知",
                "content", ORDER,
                "variableAttributes", Map.of("order", "other_number2", "date", "time"),
                "remark", "商城 www.example.com 发货后通知买家"));
    }

    private JsonNode check(Map<String, ?> application) {
        Reply reply = api.post("/v1/templates/check", application);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private String apply() {
        Reply applied = api.post("/v1/templates", order());
        assertThat(applied.status()).as(applied.text()).isEqualTo(201);
        return applied.json().path("code").asText();
    }

    @Test
    @Tag("S5.2-15")
    void theCheckSaysWhatApplyingWouldSayAndShowsTheMessage() {
        JsonNode told = check(order());

        assertThat(told.at("/prospect/outcome").asText()).as(told.toString()).isEqualTo("REVIEW");
        assertThat(told.at("/prospect/nextZh").asText()).isEqualTo("需要人工审核，预计今天 17:00 前完成。");
        assertThat(told.at("/preview/text").asText()).startsWith("【云帆科技】您的订单");
        assertThat(told.at("/preview/segments").asInt()).isEqualTo(1);
        assertThat(told.at("/preview/unitPrice").asText()).isEqualTo("0.045");
        assertThat(told.at("/preview/price").asText()).isEqualTo("0.045");
        assertThat(templates.list(customer.id(), null, null, 1, 10).total()).isZero();
    }

    @Test
    void theCheckLeadsToTheFieldAndAsksForTheNote() {
        Map<String, Object> wrong = order();
        wrong.put("content", ORDER + "点击加微信yunfan8888领取优惠");
        wrong.put("name", "发货 通知");
        wrong.remove("remark");

        JsonNode told = check(wrong);

        Map<String, Object> noted = new HashMap<>(wrong);
        noted.put("remark", "发货通知");
        assertThat(told.at("/prospect/refusal/messageZh").asText())
                .isEqualTo(
                        api.post("/v1/templates", noted).json().path("message").asText());
        List<String> fields = new ArrayList<>();
        told.at("/prospect/findings")
                .forEach(finding -> fields.add(finding.path("normId").asText() + " "
                        + finding.path("field").asText()));
        assertThat(fields).contains("TP-02 name").anyMatch(field -> field.endsWith(" content"));

        Map<String, Object> without = order();
        without.remove("remark");
        assertThat(check(without).at("/prospect/refusal/messageZh").asText()).contains("申请说明");
    }

    @Test
    void isTakenBackAndSubmittedAgainUnderItsCode() {
        String code = apply();
        long id = templates.find(customer.id(), code).orElseThrow().templateId();
        assertThat(reviews.open("template", id)).isPresent();

        assertThat(api.post("/v1/templates/" + code + "/withdraw", Map.of()).status())
                .isEqualTo(204);

        assertThat(templates.find(customer.id(), code).orElseThrow().state()).isEqualTo(TemplateState.WITHDRAWN);
        assertThat(reviews.open("template", id)).isEmpty();
        assertThat(api.post("/v1/templates/" + code + "/withdraw", Map.of()).status())
                .isEqualTo(409);
        assertThat(api.post("/v1/templates/" + code + "/check", order())
                        .json()
                        .at("/prospect/outcome")
                        .asText())
                .isEqualTo("REVIEW");
        assertThat(api.put("/v1/templates/" + code, order()).status()).isEqualTo(200);
        assertThat(reviews.open("template", id)).isPresent();
    }

    @Test
    @Tag("S13.1-7")
    void theListIsFilteredByKindTextAndTags() {
        String parcel = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达。", "{}");
        String code = approved.template(customer.id(), TemplateKind.VERIFICATION, "验证码${code}，登录用。", "{}");
        String english = approved.template(customer.id(), TemplateKind.INTERNATIONAL, "Your Parcel is here.", "{}");
        tag(List.of(parcel, english), "team", "growth");
        tag(List.of(english), "region", "");

        assertThat(codes(Map.of())).containsExactly(english, code, parcel);
        assertThat(codes(Map.of("oldestFirst", "true"))).containsExactly(parcel, code, english);
        assertThat(codes(Map.of("kind", "NOTIFICATION,VERIFICATION"))).containsExactly(code, parcel);
        assertThat(codes(Map.of("q", "包裹"))).containsExactly(parcel);
        assertThat(codes(Map.of("q", "parcel"))).containsExactly(english);
        assertThat(codes(Map.of("q", code.toLowerCase(java.util.Locale.ROOT)))).containsExactly(code);
        assertThat(codes(Map.of("tag", "team=growth"))).containsExactly(english, parcel);
        assertThat(templates
                        .list(
                                customer.id(),
                                new TemplateFilter(
                                        Set.of(),
                                        null,
                                        null,
                                        null,
                                        Set.of(),
                                        null,
                                        List.of(new TagFilter("team", "growth"), new TagFilter("region", "")),
                                        false),
                                1,
                                10)
                        .rows())
                .extracting(TemplateRow::code)
                .containsExactly(english);
        assertThat(api.get("/v1/templates/" + english).json().at("/tags/team").asText())
                .isEqualTo("growth");
        JsonNode choices = api.get("/v1/tags/keys", Map.of("type", "template")).json();
        assertThat(choices.at("/keys/1/key").asText()).isEqualTo("team");
        assertThat(choices.at("/keys/1/values/0/value").asText()).isEqualTo("growth");
        assertThat(choices.at("/keys/1/values/0/resources").asInt()).isEqualTo(2);
        assertThat(api.get("/v1/tags/keys", Map.of("type", "template", "key", "re"))
                        .json()
                        .path("keys"))
                .hasSize(1);
    }

    private void tag(List<String> ids, String key, String value) {
        Reply set = api.put(
                "/v1/tags",
                Map.of("type", "template", "ids", ids, "tags", List.of(Map.of("key", key, "value", value))));
        assertThat(set.status()).as(set.text()).isEqualTo(204);
    }

    private List<String> codes(Map<String, String> query) {
        Reply page = api.get("/v1/templates", query);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        List<String> codes = new ArrayList<>();
        page.json().path("templates").forEach(row -> codes.add(row.path("code").asText()));
        return codes;
    }

    @Test
    void aPageIsReadWithoutWhatComesAfterItAndTheFileIsBounded() {
        manyTemplates();
        TemplateFilter all = TemplateFilter.of(null, null);

        long read = transaction.execute(status -> {
            long before = handlerReads();
            assertThat(listing.page(customer.id(), all, 50, 0)).hasSize(50);
            return handlerReads() - before;
        });

        assertThat(read).isLessThan(500);
        assertThat(templates.list(customer.id(), all, 200, 50).rows()).hasSize(50);
        Reply refused = api.get("/v1/template-list", Map.of("format", "CSV"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("10001", "10000");
        Reply file = api.get("/v1/template-list", Map.of("format", "CSV", "q", "第9999号"));
        assertThat(file.text().lines()).hasSize(2);
        assertThat(file.text()).contains("'=1+1 第9999号", "模板CODE / Template code");
    }

    private void manyTemplates() {
        List<Object[]> templates = new ArrayList<>();
        List<Object[]> revisions = new ArrayList<>();
        for (int n = 1; n <= 10_001; n++) {
            long id = ids.next();
            templates.add(new Object[] {id, customer.id(), id});
            revisions.add(new Object[] {id, id, customer.id(), "=1+1 第" + n + "号"});
        }
        statements.batchUpdate(
                "insert into template (id, account_id, state, order_id, created_at_ms) values (?, ?, 'APPROVED', ?, 0)",
                templates);
        statements.batchUpdate("""
                insert into template_revision (order_id, template_id, account_id, state, kind, name, content, remark,
                    unstated, rulebook_version, reason, reason_en, submitted_at_ms)
                values (?, ?, ?, 'APPROVED', 'NOTIFICATION', 'n', ?, '', '', '', '', '', 0)""", revisions);
        jdbc.sql("analyze table template, template_revision").query().listOfRows();
    }

    private long handlerReads() {
        return jdbc
                .sql("show session status where variable_name like 'Handler_read%'")
                .query((row, n) -> row.getLong(2))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
