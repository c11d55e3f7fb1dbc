package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.signet.platform.DataPlane;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** 发送记录查询 and 申请导出记录 from the pages alone. */
class RecordPagesIT extends LoggingIn {

    private static final long NUMBER = 8613800138000L;

    @Autowired
    SentMessages messages;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @TempDir
    Path folder;

    private Instant now;
    private String day;

    @BeforeEach
    void aDay() {
        now = clock.instant();
        day = now.atOffset(ZoneOffset.ofHours(8)).toLocalDate().toString();
    }

    @Test
    @Tag("S7.3-1")
    @Tag("S7.3-4")
    @Tag("S7.3-6")
    void showsADaysMessagesNarrowedAndOneWithItsWholeLife() {
        messages.store(IntStream.range(0, 30).mapToObj(this::delivered).toList());
        long failed = messages.store(delivered(-1).state(State.FAILED, "MC_ZY559", "MC_ZY559"));
        data.update("update sending_message set sent_by = 'user/alice' where id = ?", failed);
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "records")) {
            alice.goesTo("/console/records");
            assertThat(alice.address()).startsWith("/console/records?date=");
            alice.goesTo("/console/records?date=" + day);
            alice.photograph("list");
            assertThat(alice.text("thead")).contains("手机号码", "发送时间 / 接收时间", "模板类型", "短信内容", "发送状态", "失败原因及建议", "操作");
            assertThat(alice.drawn("tbody tr")).hasSize(20);
            String row = alice.text("tbody tr");
            assertSoftly(all -> {
                all.assertThat(row)
                        .contains("138****", "短信通知", "您的订单1001已发货", "发送失败", "运营商未知错误", "MC_ZY559", "联系客服查询", "详情");
                all.assertThat(row).contains(second(now.plusMillis(1)), second(now.plusMillis(1 + 1500)));
                all.assertThat(row).as("no blacklist has it").doesNotContain("解除黑名单");
            });
            assertThat(alice.text(".pager")).contains("共 31 条");
            assertThat(alice.text("main")).contains("申请导出", "查看导出记录", "查看全部错误码详情");

            alice.types("#number", "13800138029");
            alice.sends(".filters button");
            assertThat(alice.drawn("tbody tr")).hasSize(1);
            assertThat(alice.address()).contains("sealed=~").doesNotContain("13800138029");
            assertThat(alice.find("#number").getDomProperty("value")).isEqualTo("13800138029");
            alice.types("#number", "12");
            alice.sends(".filters button");
            assertThat(alice.text(".problem")).contains("12", "isv.MOBILE_NUMBER_ILLEGAL");
            assertThat(alice.find("#number").getDomProperty("value")).isEqualTo("12");

            alice.goesTo("/console/records?date=" + day + "&state=FAILED");
            alice.sends("tbody .acts a");
            alice.photograph("life");
            assertThat(alice.text("dialog.drawer"))
                    .contains("138****", "发送失败", "已受理", "alice 提交", "已提交运营商", "MC_ZY559", "运营商未知错误");
            alice.sends("dialog.drawer .close");
            assertThat(alice.address()).isEqualTo("/console/records?date=" + day + "&state=FAILED");
            alice.goesTo("/console/lookup?q=" + failed + "%5E0");
            assertThat(alice.address()).contains("request=" + failed);
            assertThat(alice.drawn("tbody tr")).hasSize(1);
            alice.presses("查看全部错误码详情");
            alice.reads("h1", "错误码");
            assertThat(alice.text("tbody")).contains("MC_ZY559", "运营商未知错误");
        }
    }

    @Test
    @Tag("S7.3-1")
    void narrowsByWhatFewLookForToo() {
        messages.store(delivered(0));
        messages.store(delivered(1).state(State.FAILED, "MC_ZY559", "MC_ZY559"));
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "records")) {
            alice.goesTo("/console/records?date=" + day);
            alice.clicks("details.more summary");
            alice.types("#template", "SMS_100");
            alice.types("#errorCode", "MC_ZY559");
            alice.sends(".filters button");
            assertThat(alice.address()).contains("template=SMS_100", "errorCode=MC_ZY559");
            assertThat(alice.drawn("tbody tr")).hasSize(1);
            assertThat(alice.drawn("#errorCode"))
                    .as("what is narrowed by is seen")
                    .hasSize(1);
        }
    }

    private static String second(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(at.atOffset(ZoneOffset.ofHours(8)));
    }

    /** Neither histories nor logs of what stands before the server are a place for numbers (RC-1). */
    @Test
    void keepsNumbersOutOfAddresses() {
        messages.store(delivered(0));
        ConsoleVisitor reader = open(alice);
        String list = "/console/records?date=" + day;

        for (ConsoleVisitor.Answer answer : List.of(
                reader.get(list + "&number=13800138000"),
                reader.form("/console/records/search", "date=" + day + "&number=13800138000&_csrf=" + reader.token),
                reader.get("/console/lookup?q=13800138000"))) {
            assertThat(answer.location()).contains("date=" + day, "sealed=~").doesNotContain("13800138000");
            assertThat(reader.get(answer.location()).body())
                    .contains("138****8000")
                    .doesNotContain("number=13800138000");
        }
        String sealed = reader.get(list + "&number=13800138000").location();
        assertThat(open(user(accounts.enterprise(), "eve")).get(sealed).body())
                .contains("isv.MOBILE_NUMBER_ILLEGAL")
                .doesNotContain("13800138000");
        assertThat(reader.form("/console/lookup", "q=13800138000&_csrf=" + reader.token)
                        .location())
                .startsWith("/console/lookup?q=~");
        assertThat(reader.form(
                                "/console/settings/blacklist/search",
                                "number=13800138000&state=RELEASED&_csrf=" + reader.token)
                        .location())
                .contains("sealed=~", "state=RELEASED")
                .doesNotContain("13800138000");
        for (String page : List.of("/console/settings/blacklist", "/console/log-exports/new")) {
            String kept = reader.get(page + "?number=13800138000&state=").location();
            assertThat(kept).startsWith(page + "?sealed=~").doesNotContain("13800138000");
            assertThat(reader.get(kept).body()).as(page).contains("value=\"13800138000\"");
        }
        ConsoleVisitor stranger = visitor();
        assertThat(stranger.get(list + "&number=13800138000").status()).isBetween(302, 303);
        assertThat(stranger.cookies()).containsEntry("SIGNET-WANTED", "%2Fconsole%2Frecords");
    }

    /** Sent twice, by an impatient hand or a browser that was stopped, a form asks once. */
    @Test
    @Tag("S7.3-8")
    void asksOnceForAnExportHoweverOftenItsFormIsSent() {
        messages.store(delivered(9));
        ConsoleVisitor asker = open(alice);
        String drawn = drawn(asker);

        assertThat(asksFor(asker, drawn)).isEqualTo(303);
        assertThat(asksFor(asker, drawn)).isEqualTo(409);

        assertThat(exports()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            assertThat(asksFor(asker, drawn(asker))).isEqualTo(303);
        }
        assertThat(asker.get("/console/log-exports").body().split("data-row", -1))
                .hasSize(10 + 1);
        assertThat(asker.get("/console/log-exports").body()).contains("<a href=\"/console/log-exports?page=2\">2</a>");
        assertThat(asker.get("/console/log-exports?page=2").body().split("data-row", -1))
                .hasSize(1 + 1);
    }

    /** The token of a form as it is drawn now. */
    private static String drawn(ConsoleVisitor asker) {
        return asker.get("/console/log-exports/new")
                .body()
                .replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
    }

    /** As a browser without script: the token stands in the form. */
    private int asksFor(ConsoleVisitor asker, String drawn) {
        return asker.forged(
                        "/console/log-exports",
                        "from=" + day + "&to=" + day + "&purpose=" + encoded("核对本月账单") + "&recipient=" + encoded("财务部")
                                + "&format=CSV&masked=true&_csrf=" + drawn,
                        null)
                .status();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private long exports() {
        return jdbc.sql("select count(*) from logexport_request where account_id = ?")
                .param(customer.id())
                .query(Long.class)
                .single();
    }

    @Test
    void showsWholeNumbersForAReason() {
        messages.store(delivered(0));
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "records")) {
            alice.goesTo("/console/records?date=" + day);
            alice.presses("显示本页完整号码");
            alice.types("#why", "客户来电核对");
            alice.photograph("why");
            alice.presses("显示");
            alice.reads("tbody", "13800138000");
            alice.reads("#records", "已记入审计记录");
            alice.sends("tbody .acts a");
            assertThat(alice.text("#whole")).isEqualTo("138****8000");
            alice.types("#why-one", "再次核对");
            alice.clicks("dialog.drawer form button[type=submit]");
            alice.reads("#whole", "13800138000");
            jdbc.sql("update record_revealed set numbers = 200 where account_id = ?")
                    .param(customer.id())
                    .update();
            alice.types("#why-one", "还要看");
            alice.clicks("dialog.drawer form button[type=submit]");
            alice.reads("dialog.drawer .problem", "申请导出");
        }
        assertThat(jdbc.sql(
                                "select details from audit_entry where action = 'record.numbers-unmasked' and subject_id = ?")
                        .param(Long.toString(customer.id()))
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(details -> details.contains("核对"));
    }

    /** 申请导出 → success message → 申请导出记录 → 导出, 删除. */
    @Test
    @Tag("S7.3-7")
    @Tag("S7.3-8")
    void asksForAnExportAndFindsItOnItsList() {
        messages.store(IntStream.range(0, 3).mapToObj(this::delivered).toList());
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "exports")) {
            alice.goesTo("/console/records?date=" + day + "&signName=%E4%BA%91%E5%B8%86%E7%A7%91%E6%8A%80");
            alice.presses("申请导出");
            alice.find("#purpose");
            assertThat(alice.find("#signName").getDomProperty("value")).isEqualTo("云帆科技");
            assertThat(alice.find("#from").getDomProperty("value")).isEqualTo(day);
            alice.types("#purpose", "核对本月账单");
            alice.types("#recipient", "财务部");
            alice.photograph("ask");
            alice.sends("form.form button[type=submit]");
            assertThat(alice.toast()).contains("申请成功");
            assertThat(alice.text("thead")).contains("申请时间", "导出内容", "审核状态", "操作");
            alice.reads("tbody", "申请成功");
            alice.reads("tbody .acts", "导出");
            String acts = alice.text("tbody .acts");
            String asked = alice.text("tbody td[data-name='申请时间']");
            assertSoftly(all -> {
                all.assertThat(acts).contains("导出", "删除");
                all.assertThat(asked).startsWith(day).contains("alice");
            });
            alice.photograph("list");
            assertThat(alice.text("tbody")).contains("云帆科技", "号码脱敏", "核对本月账单");
            assertThat(alice.find("tbody .acts a").getDomAttribute("href")).matches("/v1/log-exports/\\d+/file");

            alice.goesTo("/console/log-exports?state=REJECTED");
            assertThat(alice.text()).contains("没有导出记录");
            alice.goesTo("/console/log-exports?state=READY");
            alice.clicks("tbody input[data-row]");
            alice.clicks("[data-selection] button");
            alice.sends("#delete-chosen button[type=submit]");
            assertThat(alice.toast()).contains("已删除 1 项");
            assertThat(alice.text()).contains("没有导出记录");
        }
    }

    @Test
    @Tag("S9.4-2")
    @Tag("S9.4-6")
    void asksForTheReleaseOfANumberFromItsRecord() throws Exception {
        String number = "138"
                + Long.toString(customer.id())
                        .substring(Long.toString(customer.id()).length() - 8);
        ConsoleVisitor officer = visitor();
        officer.headers.put(
                "Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString("officer:officer".getBytes()));
        assertThat(officer.send(
                                "POST",
                                "/v1/admin/blacklist",
                                "application/json",
                                "{\"number\":\"" + number + "\",\"kind\":\"PLATFORM\",\"reason\":\"试用\"}")
                        .status())
                .isIn(200, 201, 204);
        messages.store(Message.delivered(customer.id(), now, Long.parseLong("86" + number))
                .state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null)
                .decision(messages.blockedBy("PLATFORM", customer.id(), now)));
        Path picture = folder.resolve("consent.png");
        ImageIO.write(new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        assertThat(Files.size(picture)).isPositive();
        try (PageVisitor alice = new PageVisitor(server, open(this.alice), "release")) {
            alice.goesTo("/console/records?date=" + day);
            alice.presses("解除黑名单");
            assertThat(alice.text()).contains("被拦截的短信", "云帆科技", "138****");
            alice.types("#reason", "机主来电要求恢复接收通知");
            alice.find("#evidence").sendKeys(picture.toString());
            alice.photograph("ask");
            alice.sends("form.form button[type=submit]");
            assertThat(alice.toast()).contains("解除申请已提交");
            assertThat(alice.text("tbody")).contains("138****", "审核中", "机主来电要求恢复接收通知");
            alice.photograph("list");
            alice.goesTo("/console/settings/blacklist?state=RELEASED");
            assertThat(alice.text()).contains("没有解除记录");
        }
    }

    @Test
    void columnsAndDensityOfTheListAreAPersons() {
        messages.store(delivered(0));
        ConsoleVisitor reader = open(alice);
        String list = "/console/records?lang=zh&date=" + day;
        assertThat(reader.get(list).body())
                .contains("data-name=\"短信内容\"", "data-name=\"模板类型\"")
                .doesNotContain("table dense");

        reader.form(
                "/console/preferences/lists",
                "list=records&columns=times,kind,content,failure&shown=kind&dense=true&from=/console/records&_csrf="
                        + reader.token);

        assertThat(reader.get(list).body())
                .contains("data-name=\"模板类型\"", "138****8000", "class=\"table dense\"")
                .doesNotContain("data-name=\"短信内容\"");
    }

    /** What policies deny is not drawn, and is refused where it is called. */
    @Test
    void aReaderSeesMaskedNumbersAndNoButtonThatChangesAnything() {
        long id = messages.store(delivered(0));
        people.detachAll(customer, new dev.signet.access.AccountPeople.Person(alice.id(), "alice", null));
        people.attachSystem(customer, "USER", alice.id(), "ReadOnlyAccess");
        ConsoleVisitor reader = open(alice);

        String list = reader.get("/console/records?date=" + day).body();
        String life = reader.get("/console/records/" + id).body();

        assertThat(list).contains("138****8000", "详情").doesNotContain("显示本页完整号码", "/console/log-exports/new");
        assertThat(life).contains("timeline").doesNotContain("/reveal");
        assertThat(reader.form("/console/records/" + id + "/reveal", "why=x&_csrf=" + reader.token)
                        .status())
                .isEqualTo(403);
        assertThat(reader.form("/console/log-exports", "from=" + day + "&_csrf=" + reader.token)
                        .status())
                .isEqualTo(403);
        assertThat(open(user(accounts.enterprise(), "eve"))
                        .get("/console/records/" + id)
                        .status())
                .isEqualTo(404);
    }

    private Message delivered(int earlier) {
        return Message.delivered(customer.id(), now.minusMillis(earlier), NUMBER + Math.max(0, earlier));
    }
}
