package dev.signet.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.account.AccountKind;
import dev.signet.notice.AccountMessages.Message;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the platform announces to all and writes to some, by page and by API. */
@SignetTest
class AccountMessagesIT {

    @Autowired
    AccountMessages messages;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private static Message message(List<String> accounts, AccountKind kind) {
        return new Message(new Bilingual("维护", "Maintenance"), new Bilingual("今晚\n{0} 维护", "Tonight"), accounts, kind);
    }

    private JsonNode notices(Customer customer) {
        return new SignedRest(server, customer.key(), clock)
                .get("/v1/notices")
                .json()
                .path("notices");
    }

    @Test // #13
    void reachNamedAccountsAndNoOthers() {
        Customer one = accounts.enterprise();
        Customer other = accounts.individual();
        Customer nobody = accounts.individual();

        var sent = messages.send(
                "admin",
                message(
                        List.of(
                                Long.toString(one.id()),
                                other.account().name(),
                                one.account().name()),
                        null));

        assertThat(sent.accounts()).isEqualTo(2);
        for (Customer told : List.of(one, other)) {
            JsonNode notice = notices(told).path(0);
            assertThat(notice.path("kind").asText()).isEqualTo("platform.message");
            assertThat(notice.path("title").asText()).isEqualTo("维护");
            assertThat(notice.path("titleEn").asText()).isEqualTo("Maintenance");
            assertThat(notice.path("body").asText()).isEqualTo("今晚\n{0} 维护");
            assertThat(notice.path("bodyEn").asText()).isEqualTo("Tonight");
        }
        assertThat(notices(nobody)).isEmpty();
        assertThat(jdbc.sql("select actor from audit_entry where action = 'message.sent' and subject_id = ?")
                        .param(Long.toString(sent.id()))
                        .query(String.class)
                        .list())
                .containsExactly("admin");
    }

    @Test // #13
    void areListedWithWhomTheyWentToAndByHowManyTheyWereRead() throws Exception {
        Customer one = accounts.enterprise();
        Customer other = accounts.individual();
        String id = Long.toString(messages.send(
                        "admin", message(List.of(Long.toString(one.id()), Long.toString(other.id())), null))
                .id());
        jdbc.sql("insert into notice_read (notice_id, reader, read_at)"
                        + " select id, 0, 1 from notice_notice where account_id = ? and once = ?")
                .params(one.id(), "message:" + id)
                .update();

        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        JsonNode newest = new ObjectMapper()
                .readTree(StaffVisitor.tool(server, "auditor", "/v1/admin/messages?size=1")
                        .body())
                .path(0);

        assertThat(newest.path("id").asText()).isEqualTo(id);
        assertThat(newest.path("by").asText()).isEqualTo("admin");
        assertThat(newest.path("read").asLong()).isEqualTo(1);
        assertThat(newest.path("accounts").asLong()).isEqualTo(2);
        assertThat(newest.path("accountIds")).hasSize(2);
        assertThat(auditor.read("/staff/announcements/~messages"))
                .contains(one.account().name(), other.account().name(), "1 / 2");
    }

    @Test // #13
    void reachAllOfAKind() {
        Customer individual = accounts.individual();
        Customer enterprise = accounts.enterprise();

        messages.send("admin", message(List.of(), AccountKind.INDIVIDUAL));

        assertThat(notices(individual)).hasSize(1);
        assertThat(notices(enterprise)).isEmpty();
    }

    @Test // #13
    void areRefusedAsAWholeWithWhatWouldBeRight() {
        Customer one = accounts.enterprise();
        for (Message wrong : List.of(
                message(List.of(), null),
                message(List.of("no-such-account"), null),
                message(List.of(Long.toString(one.id()), "999999999999999999"), null),
                message(List.of(Long.toString(one.id())), AccountKind.ENTERPRISE),
                new Message(
                        new Bilingual("", "Title"),
                        new Bilingual("正文", "Text"),
                        List.of(Long.toString(one.id())),
                        null))) {
            assertThatThrownBy(() -> messages.send("admin", wrong))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).startsWith("InvalidParameter"));
        }
        assertThat(notices(one)).isEmpty();
    }

    @Test // #13
    void areWrittenOnAPageByAdministratorsOnly() {
        Customer one = accounts.enterprise();
        Map<String, String> form = Map.of(
                "to",
                "named",
                "accounts",
                one.id() + ",\n" + one.account().name(),
                "title",
                "停机",
                "titleEn",
                "Outage",
                "body",
                "凌晨",
                "bodyEn",
                "At night");
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        assertThat(admin.read("/staff/announcements/~message")).contains("name=\"accounts\"");

        assertThat(StaffVisitor.of(server, "officer")
                        .post("/staff/messages", form)
                        .status())
                .isEqualTo(403);
        assertThat(notices(one)).isEmpty();
        assertThat(admin.post("/staff/messages", form).location()).endsWith("/staff/announcements/~messages");
        assertThat(notices(one)).hasSize(1);
        assertThat(admin.read("/staff/announcements")).contains("消息已发给 1 个账号");
    }

    @Test // #13
    void announcementsAreWrittenChangedAndWithdrawnOnPages() {
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        Map<String, String> form = Map.of(
                "title",
                "维护窗口",
                "titleEn",
                "Maintenance window",
                "body",
                "今晚",
                "bodyEn",
                "Tonight",
                "link",
                "",
                "from",
                "2026-01-01T00:00",
                "until",
                "2999-01-01T00:00");
        StaffVisitor.Answer wrong = admin.post(
                "/staff/announcements",
                form.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, field -> field.getKey().equals("until") ? "x" : field.getValue())));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("结束时间 的值“x”无效");

        assertThat(admin.post("/staff/announcements", form).status()).isEqualTo(303);
        String id = jdbc.sql("select id from notice_announcement where title = '维护窗口' order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(jdbc.sql("select from_ms from notice_announcement where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .as("by the platform's clock")
                .isEqualTo(java.time.Instant.parse("2025-12-31T16:00:00Z").toEpochMilli());
        assertThat(admin.read("/staff/announcements")).contains("维护窗口").contains("显示中");
        assertThat(admin.read("/staff/announcements/" + id)).contains("2026-01-01T00:00");
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");
        assertThat(auditor.read("/staff/announcements")).contains("维护窗口").doesNotContain("data-opens");
        assertThat(auditor.post("/staff/announcements/" + id + "/withdraw", Map.of())
                        .status())
                .isEqualTo(403);

        assertThat(admin.post("/staff/announcements/" + id + "/withdraw", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(admin.get("/staff/announcements/" + id).status()).isEqualTo(404);
    }
}
