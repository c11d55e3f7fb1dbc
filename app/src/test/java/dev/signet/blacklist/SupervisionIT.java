package dev.signet.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.blacklist.ReleaseSituations.Reply;
import dev.signet.blacklist.ReleaseSituations.Shop;
import dev.signet.staff.StaffVisitor;
import dev.signet.staff.StaffVisitor.Answer;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signatures and templates of all accounts under supervision: found, out of use at once, back with two people. */
@SignetTest(properties = "test.time=tomorrow")
@Import(ReleaseSituations.class)
class SupervisionIT {

    private static final String OK = "OK";

    @Autowired
    TestServer server;

    @Autowired
    ReleaseSituations situations;

    @Autowired
    JdbcClient control;

    private Shop shop;

    @BeforeEach
    void aShopThatSends() {
        situations.tomorrowMorning();
        shop = situations.shop();
        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), OK);
    }

    @Test // #13: the next send under a suspended signature is refused; restoring takes two
    void aSignatureIsOutOfUseAtOnceAndComesBackWithTwoPeople() {
        String id = get("/v1/admin/signatures?accountId=" + shop.id())
                .get("signatures")
                .get(0)
                .get("id")
                .asText();
        String page = "/staff/signatures/" + id;
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        assertThat(officer.get("/staff/signatures?q=SIGN_" + id).body())
                .contains(page, ReleaseSituations.SIGNATURE, "杭州云帆科技有限公司");

        Answer suspended = officer.form(page, page + "/suspend", Map.of("reason", "收到投诉 12321-9"));

        assertThat(suspended.status()).as(suspended.body()).isEqualTo(303);
        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), "isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(officer.get(page).body()).contains("收到投诉 12321-9", "已停用", "平台停用");
        assertThat(officer.get("/staff/signatures?state=SUSPENDED&account=" + shop.id())
                        .body())
                .contains(page);

        assertThat(shop.notify(situations.freshNumber()).toString()).contains("已被平台停用", "收到投诉 12321-9");

        comesBackWithTwo("signatures", id, "ReinstateSignature", officer, page);

        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), OK);
        assertThat(audited("signature.reinstated", id)).contains("\"approvedBy\":\"officer2\"");
        assertThat(officer.get(page).body()).as("its own history").contains("officer2 同意");
        assertThat(officer.get("/staff/accounts/" + shop.id() + "/history").body())
                .as("the account's history, with reviews")
                .contains("给出审核意见", "通过模板", "停用签名", "收到投诉 12321-9", "恢复签名", "officer2");
        assertThat(told()).contains("signature.suspended", "signature.reinstated");
    }

    private List<String> told() {
        return control.sql("select kind from notice_notice where account_id = ?")
                .param(shop.id())
                .query(String.class)
                .list();
    }

    @Test // #13
    void aTemplateIsOutOfUseAtOnceAndComesBackWithTwoPeople() {
        JsonNode template = get("/v1/admin/templates?kind=NOTIFICATION&accountId=" + shop.id())
                .get("templates")
                .get(0);
        String code = template.get("code").asText();
        String page = "/staff/templates/" + code;
        StaffVisitor officer = StaffVisitor.of(server, "officer");
        assertThat(officer.get("/staff/templates?q=" + code).body()).contains(page, "发货通知");

        assertThat(officer.form(page, page + "/suspend", Map.of("reason", "")).status())
                .as("a reason is needed")
                .isEqualTo(400);
        assertThat(officer.form(page, page + "/suspend", Map.of("reason", "内容违规"))
                        .status())
                .isEqualTo(303);
        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), "isv.SMS_TEMPLATE_ILLEGAL");

        assertThat(shop.notify(situations.freshNumber()).toString()).contains(code, "已被平台停用", "内容违规");

        comesBackWithTwo("templates", code, "ReinstateTemplate", officer, page);

        shop.awaitAnswer(() -> shop.notify(situations.freshNumber()), OK);
    }

    private void comesBackWithTwo(String kind, String which, String action, StaffVisitor officer, String page) {
        String reinstate = "/v1/admin/" + kind + "/" + which + "/reinstate";
        Reply asked = situations.asStaff("officer", "POST", reinstate, Map.of("reason", "核实无误"));
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
        assertThat(asked.body().get("action").asText()).isEqualTo(action);
        assertThat(asked.body().get("approvers"))
                .extracting(JsonNode::asText)
                .contains("officer2", "admin")
                .doesNotContain("officer");
        assertThat(officer.get(page).body()).contains("等待另一人同意", "核实无误").doesNotContain("data-opens=\"reinstate\"");
        assertThat(situations
                        .asStaff("officer2", "POST", reinstate, Map.of("reason", "再申请一次"))
                        .status())
                .as("one waits")
                .isEqualTo(409);

        String approve = "/v1/admin/staff-changes/" + asked.body().get("id").asText() + "/approve";
        assertThat(situations.asStaff("officer", "POST", approve, null).status())
                .as("one's own")
                .isGreaterThanOrEqualTo(400);
        assertThat(get("/v1/admin/" + kind + "/" + which).toString()).contains("SUSPENDED");
        Reply agreed = situations.asStaff("officer2", "POST", approve, null);
        assertThat(agreed.status()).as("%s", agreed.body()).isEqualTo(200);
    }

    @Test // #13
    void whatIsNotSuspendedIsNotAskedFor() {
        JsonNode signature = get("/v1/admin/signatures?accountId=" + shop.id())
                .get("signatures")
                .get(0);
        String path = "/v1/admin/signatures/" + signature.get("id").asText() + "/reinstate";
        assertThat(situations
                        .asStaff("officer", "POST", path, Map.of("reason", "x"))
                        .status())
                .isBetween(400, 409);
        assertThat(situations
                        .asStaff("officer", "GET", "/v1/admin/signatures/17", null)
                        .status())
                .isEqualTo(404);
        assertThat(StaffVisitor.of(server, "officer")
                        .get("/staff/templates/SMS_1")
                        .status())
                .isEqualTo(404);
    }

    @Test // #13: an auditor reads and changes nothing
    void anAuditorSeesThemAndChangesNone() {
        String id = get("/v1/admin/signatures?accountId=" + shop.id())
                .get("signatures")
                .get(0)
                .get("id")
                .asText();
        String page = "/staff/signatures/" + id;
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");

        assertThat(auditor.get(page).body())
                .contains(ReleaseSituations.SIGNATURE)
                .doesNotContain("suspend-title");
        assertThat(auditor.form(page, page + "/suspend", Map.of("reason", "x")).status())
                .isEqualTo(403);
        assertThat(shop.notify(situations.freshNumber()).code()).isEqualTo(OK);
    }

    private JsonNode get(String path) {
        Reply reply = situations.asStaff("officer", "GET", path, null);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body();
    }

    private String audited(String action, String subject) {
        return control.sql("select details from audit_entry where action = ? and subject_id = ?")
                .params(action, subject)
                .query(String.class)
                .single();
    }
}
