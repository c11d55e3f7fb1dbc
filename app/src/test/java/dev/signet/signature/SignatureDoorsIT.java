package dev.signet.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.api.RawClient;
import dev.signet.platform.node.Ids;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.rules.fact.Scenario;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.tag.TagFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** #12: what the pages of signatures are made of: the check while writing, the list with its filters, its file. */
@SignetTest
class SignatureDoorsIT {

    /** A Wednesday; 15:00 in Shanghai. */
    private static final Instant AFTERNOON = Instant.parse("2026-12-02T07:00:00Z");

    /** As {@code registration.checks.per-minute.max} is shipped. */
    private static final int CHECKS = 120;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    Approved approved;

    @Autowired
    Signatures signatures;

    @Autowired
    SignatureListing listing;

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
    void anEnterprise() {
        clock.set(AFTERNOON);
        customer = accounts.enterprise("杭州云帆科技有限公司");
        api = new SignedRest(server, customer.key(), clock);
    }

    private static Map<String, Object> application(String name) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "scenario",
                "GENERAL",
                "source",
                "COMPANY",
                "sourceOwned",
                true,
                "thirdParty",
                false,
                "publicBody",
                false,
                "remark",
                "登录与订单通知"));
    }

    private JsonNode check(Map<String, ?> application) {
        Reply reply = api.post("/v1/signatures/check", application);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private long stored() {
        return jdbc.sql("select count(*) from signature where account_id = ?")
                .param(customer.id())
                .query(Long.class)
                .single();
    }

    @Test
    void theCheckSaysWhatApplyingWouldSayAndStoresNothing() {
        Map<String, Object> wrong = application("【云】");

        JsonNode told = check(wrong);

        Reply refused = api.post("/v1/signatures", wrong);
        assertThat(told.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(told.at("/refusal/messageZh").asText())
                .isEqualTo(refused.json().path("message").asText());
        assertThat(told.path("findings")).anySatisfy(finding -> {
            assertThat(finding.path("normId").asText()).isEqualTo("SG-03");
            assertThat(finding.path("field").asText()).isEqualTo("name");
            assertThat(finding.path("part").asText()).contains("【");
            assertThat(finding.path("messageZh").asText()).contains("请去掉");
            assertThat(finding.path("messageEn").asText()).contains("Remove");
        });
        assertThat(stored()).isZero();
    }

    @Test
    void theCheckLeadsToTheFieldAndCountsAnnouncedFiles() {
        Map<String, Object> thirdParty = application("海风超市");
        thirdParty.putAll(Map.of("thirdParty", true, "sourceOwned", false, "rightHolder", "海风超市有限公司"));

        assertThat(fields(check(thirdParty), "REFUSE")).contains("SG-13 evidence");

        Reply complete = api.post(
                "/v1/signatures/check", Map.of("evidence", "BUSINESS_LICENCE,AUTHORISATION_LETTER"), thirdParty);
        assertThat(complete.json().path("outcome").asText()).as(complete.text()).isEqualTo("REVIEW");
        assertThat(complete.json().path("secondOpinion").asBoolean()).isTrue();
        assertThat(complete.json().path("nextZh").asText()).isEqualTo("需要两名审核员同意，预计今天 19:00 前完成。");
    }

    private static List<String> fields(JsonNode told, String severity) {
        List<String> fields = new ArrayList<>();
        told.path("findings").forEach(finding -> {
            if (finding.path("severity").asText().equals(severity)) {
                fields.add(finding.path("normId").asText() + " "
                        + finding.path("field").asText());
            }
        });
        return fields;
    }

    @Test
    @Tag("S5.2-17")
    void theCheckSaysWhatHappensNext() {
        JsonNode atOnce = check(application("云帆科技"));
        assertThat(atOnce.path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(atOnce.path("nextZh").asText()).isEqualTo("提交后立即通过，无须人工审核。");

        JsonNode person = check(application("YunfanTech"));
        assertThat(person.path("outcome").asText()).isEqualTo("REVIEW");
        assertThat(person.path("nextZh").asText()).isEqualTo("需要人工审核，预计今天 17:00 前完成。");
        assertThat(person.path("nextEn").asText()).isEqualTo("A person reviews it, expected by 17:00 today.");

        clock.set(AFTERNOON.plus(Duration.ofMinutes(450)));
        assertThat(check(application("YunfanTech")).path("nextZh").asText()).isEqualTo("需要人工审核，预计明天 10:30 前完成。");
    }

    @Test
    void aChangeIsCheckedAsAChange() {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);

        Reply general = api.post("/v1/signatures/" + RawClient.encode("云帆科技") + "/check", application("云帆科技"));

        assertThat(general.json().at("/refusal/code").asText()).isEqualTo("isv.ERROR_SIGN_NOT_MODIFY");
        assertThat(check(application("云帆科技")).at("/refusal/code").asText())
                .isEqualTo(api.post("/v1/signatures", application("云帆科技")).code());
    }

    @Test
    void checksAreCountedByTheMinute() {
        for (int i = 0; i < CHECKS; i++) {
            check(Map.of("scenario", "GENERAL", "source", "COMPANY"));
        }

        Reply over = api.post("/v1/signatures/check", application("云帆科技"));
        assertThat(over.status()).as(over.text()).isEqualTo(429);

        clock.set(AFTERNOON.plus(Duration.ofMinutes(1)));
        check(application("云帆科技"));
    }

    @Test
    @Tag("S4.4-8")
    void theListIsFilteredByStateScenarioNameAndTags() {
        for (int i = 0; i < 3; i++) {
            approved.signature(customer.id(), "yunfan" + i, i == 0 ? Scenario.VERIFICATION : Scenario.GENERAL);
        }
        tag(List.of("yunfan0", "yunfan1"), "team", "growth");
        tag(List.of("yunfan1"), "a=b", "");

        assertThat(names(Map.of())).startsWith("yunfan2", "yunfan1", "yunfan0").contains("Signet测试专用");
        assertThat(names(Map.of("oldestFirst", "true"))).endsWith("yunfan2");
        assertThat(names(Map.of("state", "APPROVED,REJECTED", "name", "FAN1"))).containsExactly("yunfan1");
        assertThat(names(Map.of("state", "UNDER_REVIEW"))).isEmpty();
        assertThat(names(Map.of("scenario", "VERIFICATION"))).containsExactly("yunfan0");
        assertThat(names(Map.of("tag", "team"))).containsExactly("yunfan1", "yunfan0");
        assertThat(names(Map.of("tag", "team=other"))).isEmpty();
        assertThat(names(Map.of("tag", "a\\=b="))).containsExactly("yunfan1");
        assertThat(signatures
                        .list(customer.id(), having(new TagFilter("team", "growth"), new TagFilter("a=b", null)), 1, 10)
                        .rows())
                .extracting(SignatureRow::name)
                .containsExactly("yunfan1");
        assertThat(api.get("/v1/signatures/yunfan1")
                        .json()
                        .at("/applications/0/tags/team")
                        .asText())
                .isEqualTo("growth");
    }

    private void tag(List<String> ids, String key, String value) {
        Reply set = api.put(
                "/v1/tags", Map.of("type", "sign", "ids", ids, "tags", List.of(Map.of("key", key, "value", value))));
        assertThat(set.status()).as(set.text()).isEqualTo(204);
    }

    private static SignatureFilter having(TagFilter... tags) {
        return new SignatureFilter(Set.of(), null, null, List.of(tags), false);
    }

    private List<String> names(Map<String, String> query) {
        Reply page = api.get("/v1/signatures", query);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        page.json().path("signatures").forEach(row -> names.add(row.path("name").asText()));
        return names;
    }

    @Test
    void aPageIsReadWithoutWhatComesAfterIt() {
        manySignatures(10_000);
        SignatureFilter all = new SignatureFilter(Set.of(), null, null, List.of(), false);

        long read = rowsRead(
                () -> assertThat(listing.page(customer.id(), all, 50, 0)).hasSize(50));

        assertThat(read).isLessThan(500);
        assertThat(signatures.list(customer.id(), all, 1, 50).total()).isGreaterThan(10_000);
    }

    private void manySignatures(int count) {
        statements.batchUpdate(
                "insert into signature (id, account_id, name, folded_name, live, created_at_ms) values (?, ?, ?, ?, 1, 0)",
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> new Object[] {ids.next(), customer.id(), "n" + n, "n" + n})
                        .toList());
        jdbc.sql("""
                        insert into signature_revision (order_id, signature_id, account_id, role, state, scenario, source,
                            evidence_carried, evidence_kinds_known, remark, unstated, new_general, rulebook_version, reason,
                            reason_en, submitted_at_ms)
                        select id, id, account_id, 'USABLE', 'APPROVED', 'GENERAL', 'COMPANY', 0, 0, '', '', 0, '', '', '', 0
                        from signature where account_id = ?""").param(customer.id()).update();
        jdbc.sql("analyze table signature, signature_revision").query().listOfRows();
    }

    private long rowsRead(Runnable query) {
        return transaction.execute(status -> {
            long before = handlerReads();
            query.run();
            return handlerReads() - before;
        });
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

    @Test
    void theListIsAFileThatNoSpreadsheetComputes() {
        approved.signature(customer.id(), "yunfan", Scenario.GENERAL);
        tag(List.of("yunfan"), "=cmd", "1");

        Reply csv = api.get("/v1/signature-list", Map.of("format", SheetFormat.CSV.name(), "name", "yunfan"));

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.headers().firstValue("content-disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("signatures.csv"));
        assertThat(csv.text().lines()).hasSize(2);
        assertThat(csv.text()).contains("签名名称 / Signature", "yunfan", "通过 / Approved", "'=cmd=1");
        assertThat(api.get("/v1/signature-list").headers().firstValue("content-type"))
                .hasValue(SheetFormat.XLSX.mediaType());
    }

    @Test
    void aFileHasNoMoreRowsThanTheRulebookSays() {
        manySignatures(10_000);

        Reply refused = api.get("/v1/signature-list", Map.of("format", "CSV"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("最多导出 10000 行");
        assertThat(api.get("/v1/signature-list", Map.of("format", "CSV", "name", "n9999"))
                        .text()
                        .lines())
                .hasSize(2);
    }

    @Test
    @Tag("S5.2-11")
    void theNormsAreReadFromTheRulebook() {
        JsonNode norms = api.get("/v1/norms", Map.of("subject", "signature")).json();

        assertThat(norms.path("rulebookVersion").asText()).isNotEmpty();
        assertThat(norms.path("norms")).anySatisfy(norm -> {
            assertThat(norm.path("id").asText()).isEqualTo("SG-01");
            assertThat(norm.at("/sentences/0/zh").asText()).contains("长度");
            assertThat(norm.path("limits")).anySatisfy(limit -> {
                assertThat(limit.path("name").asText()).isEqualTo("signature.length.max");
                assertThat(limit.path("value").asText()).isEqualTo("12");
                assertThat(limit.path("zh").asText()).isEqualTo("签名最多字数");
            });
            assertThat(norm.at("/advice/0/zh").asText()).isEqualTo("签名长度须为2至12个字符，当前为…个。");
            assertThat(norm.at("/advice/0/effect").asText()).isEqualTo("REFUSE");
        });
        assertThat(api.get("/v1/norms", Map.of("subject", "sending")).status()).isEqualTo(400);
    }
}
