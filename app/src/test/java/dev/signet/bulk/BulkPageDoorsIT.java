package dev.signet.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import dev.signet.access.AccessCheck;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Ledger;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.bulk.recipients.RecipientListState;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.console.ConsoleLogins;
import dev.signet.platform.DataPlane;
import dev.signet.rules.access.SourceAddress;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.tag.Tags;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #12: what pages of bulk tasks answer whoever asks for another's, or for more than their policies allow. */
@SignetTest
class BulkPageDoorsIT {

    private static final String TASKS = "/console/bulk-tasks/";
    private static final String LISTS = TASKS + "recipient-lists/";
    private static final List<String> ACTS = List.of("forecast", "confirm", "cancel", "pause", "resume", "stop");

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Approved approved;

    @Autowired
    Templates templates;

    @Autowired
    BulkTasks tasks;

    @Autowired
    RecipientLists lists;

    @Autowired
    Ledger balances;

    @Autowired
    Blacklist blacklist;

    @Autowired
    Tags tags;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    private Customer customer;
    private String code;

    @BeforeEach
    void anAccountThatMaySend() {
        customer = accounts.enterprise();
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        code = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货。", "{}");
        balances.credit(customer.id(), new BigDecimal("10"), UUID.randomUUID().toString(), "test");
    }

    private long list() {
        return lists.byHand(customer.id(), template(), "云帆科技", List.of(BulkSituations.number(), "1380013"))
                .id();
    }

    private RecipientTemplate template() {
        return RecipientTemplate.of(templates.sendable(customer.id()).get(0));
    }

    /** From a file whose name holds a number. */
    private long fileList() {
        long id = lists.begin(
                        customer.id(),
                        template(),
                        "云帆科技",
                        "13912345678.csv",
                        ("手机号码\n" + BulkSituations.number()).getBytes(UTF_8))
                .id();
        await().until(() -> lists.find(customer.id(), id).orElseThrow().state() == RecipientListState.READY);
        return id;
    }

    private long task() {
        return task(list());
    }

    private long task(long list) {
        return tasks.create(
                        new ApiCaller(customer.id(), ""),
                        new AccessCheck.Origin(SourceAddress.of("192.0.2.1"), true, false),
                        new NewBulkTask("发货", "云帆科技", code, list, List.of(), null, null))
                .id();
    }

    @Test
    void anothersTasksAndListsAreNotThere() {
        long task = task();
        long list = list();
        ConsoleVisitor other = logins.owner(accounts.enterprise());

        assertSoftly(all -> {
            for (String path : List.of(TASKS + task, TASKS + task + "/live?state=RUNNING", TASKS + task + "/row")) {
                all.assertThat(code(other.part("GET", path, null))).as(path).isEqualTo("BulkTaskNotFound");
            }
            for (String act : ACTS) {
                all.assertThat(code(other.part("POST", TASKS + task + "/" + act, "")))
                        .as(act)
                        .isEqualTo("BulkTaskNotFound");
            }
            all.assertThat(code(other.part("POST", TASKS + "tags", "id=" + task + "&key=team")))
                    .isEqualTo("BulkTaskNotFound");
            for (String path : List.of(LISTS + list, LISTS + list + "/rejected")) {
                all.assertThat(code(other.part("GET", path, null))).as(path).isEqualTo("RecipientListNotFound");
            }
            all.assertThat(code(other.part("POST", LISTS + list + "/discard", "")))
                    .isEqualTo("RecipientListNotFound");
        });
        assertThat(tasks.history(customer.id(), task))
                .noneMatch(one -> one.action().equals("cancelled"));
        assertThat(lists.find(customer.id(), list)).isPresent();
    }

    private void stored(String name, TemplateKind kind) {
        jdbc.sql("""
                        insert into bulk_task (id, account_id, name, sign_name, template_code, template_kind, list_id, numbers,
                            access_key_id, source_ip, creation_body, created_at, state)
                        values (uuid_short(), ?, ?, '云帆科技', 'SMS_1', ?, 1, 1, 'test', '127.0.0.1', '', 0, 'FINISHED')""").params(customer.id(), name, kind.name()).update();
    }

    /** Each list shows as many as the overview counts. */
    @Test
    void whatGoesAbroadAndWhatDoesNotAreListedByThemselves() {
        stored("会员日", TemplateKind.NOTIFICATION);
        stored("parcels", TemplateKind.INTERNATIONAL);
        approved.signature(customer.id(), "云帆验证", Scenario.VERIFICATION);
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.get("/console/bulk-tasks").body()).contains("会员日").doesNotContain("parcels");
        assertThat(owner.get("/console/bulk-tasks?kind=INTERNATIONAL").body())
                .contains("会员日")
                .doesNotContain("parcels", "value=\"INTERNATIONAL\"");
        assertThat(owner.get("/console/international/bulk-tasks").body())
                .contains("parcels")
                .doesNotContain("会员日");
        assertThat(owner.get("/console/signatures").body()).contains("云帆科技", "云帆验证");
        assertThat(owner.get("/console/international/signatures").body())
                .contains("云帆科技", "scenario=GENERAL")
                .doesNotContain("云帆验证");
    }

    @Test
    void theWayToATaskAbroadStaysAbroadAndOffersWhatGoesThere() {
        String abroad = approved.template(customer.id(), TemplateKind.INTERNATIONAL, "Your parcel is here.", "{}");
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.get(TASKS + "new").body())
                .contains(code, at("/console/bulk-tasks"))
                .doesNotContain(abroad);
        for (String address : List.of("new?kind=INTERNATIONAL", "new?template=" + abroad)) {
            assertThat(owner.get(TASKS + address).body())
                    .as(address)
                    .contains(abroad, at("/console/international/bulk-tasks"))
                    .doesNotContain("template-" + code);
        }
        assertThat(owner.get(TASKS + "new/recipients?sign=云帆科技&template=" + abroad)
                        .body())
                .contains(at("/console/international/bulk-tasks"));
        assertThat(owner.get("/console/templates/" + abroad).body()).contains(at("/console/international/templates"));
        assertThat(owner.get("/console/templates/" + code).body()).contains(at("/console/templates"));
    }

    /** The entry of the navigation that a page stands under. */
    private static String at(String path) {
        return "href=\"" + path + "\" aria-current=\"page\"";
    }

    @Test
    void whoMayOnlyReadIsOfferedNothingAndRefusedEverything() {
        long task = task(fileList());
        long list = list();
        ConsoleVisitor reader = logins.user(customer, "reader", "AliyunDysmsReadOnlyAccess");

        String page = reader.get(TASKS + task).body();
        assertThat(page)
                .contains("发货", "****5678.csv")
                .doesNotContain("13912345678", "data-opens", "/rejected", "hx-post");
        assertThat(reader.get("/console/bulk-tasks").body()).contains("发货").doesNotContain("id=\"add\"", "data-row");
        assertThat(reader.get(TASKS + "new?lang=zh").body())
                .contains("没有创建群发任务的权限")
                .doesNotContain("云帆科技", code, "还没有可用的签名");
        assertThat(reader.part("GET", LISTS + list, null).body()).doesNotContain("1380013");
        assertSoftly(all -> {
            for (String act : ACTS) {
                all.assertThat(code(reader.part("POST", TASKS + task + "/" + act, "")))
                        .as(act)
                        .isEqualTo("NoPermission");
            }
            for (String path :
                    List.of("tags", "tags/remove", "new", "recipient-lists", "recipient-lists/" + list + "/discard")) {
                all.assertThat(code(reader.part("POST", TASKS + path, "id=" + task + "&key=team&numbers=1")))
                        .as(path)
                        .isEqualTo("NoPermission");
            }
            all.assertThat(code(reader.part("POST", "/console/bulk-tasks", "list=" + list)))
                    .isEqualTo("NoPermission");
            all.assertThat(code(reader.part("GET", LISTS + list + "/rejected", null)))
                    .isEqualTo("NoPermission");
        });
        assertThat(tags.of(customer.id(), "task", Long.toString(task))).isEmpty();
    }

    /** What a policy is asked about is what is done: no second value of a field, and no list in one, gets around it. */
    @Test
    void aPolicyAboutOneSignatureOrTaskIsAboutNoOther() {
        approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
        long mine = task();
        long other = task();
        ConsoleVisitor user = logins.userWith(customer, "user", """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": ["dysms:Get*", "dysms:List*", "dysms:Query*"], "Resource": "*"},
                  {"Effect": "Allow", "Action": "dysms:CreateBulkTask",
                    "Resource": ["acs:dysms:*:*:sign/云帆科技", "acs:dysms:*:*:template/*"]},
                  {"Effect": "Allow", "Action": "dysms:TagResources", "Resource": "acs:dysms:*:*:task/*"},
                  {"Effect": "Deny", "Action": "dysms:TagResources", "Resource": "acs:dysms:*:*:task/%d"}]}""".formatted(other));

        assertThat(user.get(TASKS + "new").body()).contains("云帆科技").doesNotContain("云帆商城");
        String choice = "&name=发货&template=" + code;
        assertThat(code(user.part("POST", TASKS + "new", "sign=云帆商城" + choice))).isEqualTo("NoPermission");
        assertThat(code(user.part("POST", TASKS + "new", "sign=云帆科技&sign=云帆商城" + choice)))
                .isEqualTo("NoPermission");
        assertThat(user.part("POST", TASKS + "new", "sign=云帆科技" + choice).status())
                .isEqualTo(200);
        assertThat(code(user.part("POST", TASKS + "tags", "key=team&id=" + mine + "," + other)))
                .isEqualTo("BulkTaskNotFound");
        assertThat(code(user.part("POST", TASKS + "tags", "key=team&id=" + mine + "&id=" + other)))
                .isEqualTo("NoPermission");
        assertThat(tags.of(customer.id(), "task", Long.toString(other))).isEmpty();
        assertThat(user.part("POST", TASKS + "tags", "key=team&id=" + mine).status())
                .isEqualTo(200);
    }

    /** Neither drawn nor handed out, from wherever one comes. */
    @Test
    void aTemplateThatMayNotBeReadIsShownNowhere() {
        long task = task();
        ConsoleVisitor user = logins.userWith(customer, "user", """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "dysms:*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "dysms:GetSmsTemplate", "Resource": "acs:dysms:*:*:template/%s"}]}""".formatted(code));

        assertThat(user.get(TASKS + "new").body()).doesNotContain("您的订单已发货", code);
        ConsoleVisitor.Answer recipients = user.get(
                TASKS + "new/recipients?name=1&sign=" + URLEncoder.encode("云帆科技", UTF_8) + "&template=" + code);
        assertThat(recipients.status()).isEqualTo(403);
        assertThat(recipients.body()).doesNotContain("您的订单已发货");
        assertThat(user.get(LISTS + "sample/" + code).status()).isEqualTo(403);
        assertThat(user.get(TASKS + task).body()).contains("发货", code).doesNotContain("您的订单已发货");
        ConsoleVisitor owner = logins.owner(customer);
        assertThat(owner.get(TASKS + task).body()).contains("您的订单已发货");
        assertThat(owner.get(LISTS + "sample/" + code).status()).isEqualTo(200);
    }

    /** Nobody is told of a key that no page shows. */
    @Test
    @Tag("S6.3-5")
    void whoGoesBackAndChoosesAnotherTimeGetsOneTaskInsteadOfTheOther() {
        ConsoleVisitor owner = logins.owner(customer);
        String body = "name=发货&sign=云帆科技&template=" + code + "&list=" + list() + "&when=later&date="
                + LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(2)), ZoneOffset.UTC) + "&time=";

        long first = made(owner, body + "10:00");
        assertThat(made(owner, body + "10:00")).as("the same once more").isEqualTo(first);
        long second = made(owner, body + "11:00");
        assertThat(second).isNotEqualTo(first);
        assertThat(tasks.find(customer.id(), first).state()).isEqualTo(BulkTaskState.CANCELLED);
        long third = made(owner, body + "10:00");
        assertThat(third).as("the first choice after all").isNotIn(first, second);
        await().until(() -> tasks.find(customer.id(), third).state() == BulkTaskState.AWAITING_CONFIRMATION);
        assertThat(owner.part("POST", TASKS + third + "/confirm", "").status()).isEqualTo(200);
        ConsoleVisitor.Answer confirmed = owner.part("POST", "/console/bulk-tasks?lang=zh", body + "11:00");
        assertThat(code(confirmed)).isEqualTo("OperationDenied.RecipientList");
        assertThat(confirmed.body()).contains("这批号码已用于发送任务", "待发送").doesNotContain("Idempotency");
        assertThat(tasks.find(customer.id(), third).state()).isEqualTo(BulkTaskState.SCHEDULED);
    }

    @Test
    void numbersThatAreSentTwiceFromOneDrawnFormAreOneList() {
        ConsoleVisitor owner = logins.owner(customer);
        String chosen = "name=1&sign=" + URLEncoder.encode("云帆科技", UTF_8) + "&template=" + code + "&by=hand";
        String drawn = owner.get(TASKS + "new/recipients?" + chosen)
                .body()
                .replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        String numbers = chosen + "&numbers=" + BulkSituations.number() + "&_csrf=" + drawn;

        assertThat(owner.forged(TASKS + "recipient-lists", numbers, null).location())
                .contains("&list=");
        assertThat(code(owner.forged(TASKS + "recipient-lists", numbers, null)))
                .isEqualTo("OperationDenied.SentBefore");
        assertThat(data.queryForObject(
                        "select count(*) from bulk_recipient_list where account_id = ?", Long.class, customer.id()))
                .isEqualTo(1);
    }

    private static long made(ConsoleVisitor owner, String body) {
        return Long.parseLong(owner.form("/console/bulk-tasks", body).location().replaceFirst("^.*/", ""));
    }

    @Test
    @Tag("S6.3-5")
    void whoIsLeftOutIsSaidBeforeAndWhatReachesNobodyIsNotConfirmed() {
        long some = forecast(BulkSituations.number(), BulkSituations.number());
        long none = forecast(BulkSituations.number());
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.get(TASKS + some + "?lang=zh").body())
                .contains("id=\"left-out\"", "1 个号码不会收到", "ask-confirm")
                .doesNotContain("id=\"nobody\"");
        assertThat(owner.get(TASKS + none + "?lang=zh").body())
                .contains("id=\"nobody\"", "不能确认发送", "黑名单")
                .doesNotContain("id=\"left-out\"", "ask-confirm");
        assertThat(code(owner.part("POST", TASKS + none + "/confirm", "")))
                .isEqualTo("OperationDenied.BulkTaskReachesNobody");
        assertThat(owner.part("POST", TASKS + some + "/confirm", "").status()).isEqualTo(200);
    }

    /** Of a task whose first number is stopped after its list was read. */
    private long forecast(String... numbers) {
        long list = lists.byHand(customer.id(), template(), "云帆科技", List.of(numbers))
                .id();
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + numbers[0]),
                customer.id(),
                BlacklistKind.ACCOUNT,
                null,
                "test",
                clock.instant()));
        long task = task(list);
        await().until(() -> tasks.find(customer.id(), task).state() == BulkTaskState.AWAITING_CONFIRMATION);
        return task;
    }

    /** S4.5-1: before it is deleted the page warns; a task that waits with it is told of as soon as it is gone. */
    @Test
    void aTaskWhoseSignatureIsDeletedIsToldOfOnItsPageAndInTheMessageCentre() {
        long task = task();
        await().until(() -> tasks.find(customer.id(), task).state() == BulkTaskState.AWAITING_CONFIRMATION);
        ConsoleVisitor owner = logins.owner(customer);
        assertThat(owner.get(TASKS + task).body()).doesNotContain("id=\"lacks\"");

        String deletes = "/console/signatures/of/" + URLEncoder.encode("云帆科技", UTF_8) + "/delete";
        assertThat(owner.part("POST", deletes, "").status()).isEqualTo(200);

        assertThat(owner.get(TASKS + task + "?lang=zh").body())
                .contains("id=\"lacks\"", "签名“云帆科技”已删除或停用，此任务无法发送")
                .doesNotContain("ask-confirm");
        assertThat(code(owner.part("POST", TASKS + task + "/confirm", ""))).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
        assertThat(owner.get("/console/notices?lang=zh").body()).containsOnlyOnce("群发任务“发货”使用的签名“云帆科技”已删除或停用");
    }

    @Test
    @Tag("S6.3-5")
    void theMessageIsShownWithTheValuesOfTheFirstNumberToWhoeverMaySeeThem() {
        String with = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单${order}已发货。", "{}");
        RecipientTemplate its = templates.sendable(customer.id()).stream()
                .filter(one -> one.code().equals(with))
                .map(RecipientTemplate::of)
                .findFirst()
                .orElseThrow();
        long list = lists.begin(
                        customer.id(),
                        its,
                        "云帆科技",
                        "orders.csv",
                        ("手机号码,order\n" + BulkSituations.number() + ",A5577\n" + BulkSituations.number() + ",B6688")
                                .getBytes(UTF_8))
                .id();
        await().until(() -> lists.find(customer.id(), list).orElseThrow().state() == RecipientListState.READY);
        String step =
                TASKS + "new/recipients?lang=zh&name=1&sign=" + URLEncoder.encode("云帆科技", UTF_8) + "&template=" + with;
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.get(step).body()).contains("{order}", "以样例计费");
        assertThat(owner.get(step + "&list=" + list).body())
                .contains("您的订单A5577已发货", "变量值取自第一个号码")
                .doesNotContain("{order}", "B6688");
        ConsoleVisitor user = logins.userWith(customer, "user", """
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "dysms:*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "dysms:DownloadRecipients", "Resource": "*"}]}""");
        assertThat(user.get(step + "&list=" + list).body())
                .contains("{order}", "以样例计费")
                .doesNotContain("A5577");
    }

    @Test
    void tasksAreFilteredByTheirTags() {
        long mine = task();
        long other = task();
        ConsoleVisitor owner = logins.owner(customer);
        assertThat(owner.part("POST", TASKS + "tags", "key=team&value=sales&id=" + mine)
                        .status())
                .isEqualTo(200);

        for (String filter : List.of("tag=team", "tag=team%3Dsales", "tagKey=team&tagValue=sales")) {
            assertThat(owner.get("/console/bulk-tasks?" + filter).body())
                    .as(filter)
                    .contains("task-" + mine, "tag-filter")
                    .doesNotContain("task-" + other);
        }
        assertThat(owner.get("/console/bulk-tasks?tag=team%3Dother").body())
                .contains("没有符合条件的任务")
                .doesNotContain("task-" + mine);
    }

    @Test
    @Tag("S6.3-16")
    void theListTellsWhenATaskSentToHowManyAndToHowManyInVain() {
        long task = task();
        await().until(() -> tasks.find(customer.id(), task).state() == BulkTaskState.AWAITING_CONFIRMATION);
        jdbc.sql("update bulk_task set state = 'FINISHED', numbers = 7, started_at = ?, ended_at = ? where id = ?")
                .params(Instant.parse("2026-11-24T02:00:00Z").toEpochMilli(), clock.millis(), task)
                .update();
        data.update("insert into bulk_outcome (task_id, refused, delivered, failed) values (?, 1, 4, 3)", task);

        String row = logins.owner(customer).get("/console/bulk-tasks?lang=zh").body();

        assertSoftly(all -> {
            all.assertThat(cell(row, "发送时间")).isEqualTo("2026-11-24 10:00");
            all.assertThat(cell(row, "号码数量")).isEqualTo("7");
            all.assertThat(cell(row, "失败号码数量")).isEqualTo("3");
            all.assertThat(cell(row, "发送结果")).contains("成功 4", "失败 3");
        });
        ConsoleVisitor owner = logins.owner(customer);
        owner.form(
                "/console/preferences/lists",
                "list=bulk-tasks&columns=numbers,failed&shown=failed&dense=true&from=/console/bulk-tasks");
        for (String path : List.of("/console/bulk-tasks", TASKS + task + "/row")) {
            assertThat(owner.get(path + "?lang=zh").body())
                    .as("a column that its reader left out")
                    .contains("data-name=\"失败号码数量\"")
                    .doesNotContain("data-name=\"号码数量\"");
        }
        assertThat(owner.get("/console/bulk-tasks").body()).contains("class=\"table dense\"");
    }

    private static String cell(String page, String column) {
        return page.replaceFirst("(?s)^.*<td[^>]* data-name=\"" + column + "\"[^>]*>(.*?)</td>.*$", "$1")
                .replaceAll("<[^>]*>", "");
    }

    /** At night nothing starts at once, and the page does not say so. A night that is over: ids never go back. */
    @Test
    @Tag("S6.3-15")
    void saysWhenATaskReallyStartsThatIsConfirmedAtNight() {
        long list = list();
        String step = TASKS + "new/recipients?name=1&sign=" + URLEncoder.encode("云帆科技", UTF_8) + "&template=" + code
                + "&list=" + list;
        clock.set("2026-11-24T17:31:00Z");
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.get(step).body())
                .contains("确认后等到 2026-11-25 08:00 发送时段开始时发送")
                .doesNotContain("确认后立即发送");
        clock.set("2026-11-25T00:00:00Z");
        assertThat(logins.user(customer, "early", "AliyunDysmsFullAccess")
                        .get(step)
                        .body())
                .contains("确认后立即发送")
                .doesNotContain("确认后等到");
    }

    @Test
    @Tag("S6.3-4")
    void whatIsChosenBeforeStandsInTheAddress() {
        ConsoleVisitor owner = logins.owner(customer);

        assertThat(owner.form(TASKS + "new", "name=" + "a%26b" + "&sign=云帆科技&template=" + code)
                        .location())
                .startsWith(TASKS + "new/recipients?name=a%26b&sign=")
                .endsWith("&template=" + code);
        assertThat(owner.get(TASKS + "new/recipients?name=a%26b&sign=" + URLEncoder.encode("云帆科技", UTF_8)
                                + "&template=SMS_1")
                        .location())
                .startsWith(TASKS + "new?name=a%26b");
        assertThat(owner.get(TASKS + "new?name=%3Cscript%3E&sign=%3Cscript%3E&q=%3Cscript%3E")
                        .body())
                .contains("value=\"&lt;script&gt;\"")
                .doesNotContain("<script>");
    }

    private static String code(ConsoleVisitor.Answer answer) {
        return answer.body().replaceFirst("(?s)^.*data-code=\"([^\"]*)\".*$", "$1");
    }
}
