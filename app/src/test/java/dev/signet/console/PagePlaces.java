package dev.signet.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import dev.signet.access.AccessCheck;
import dev.signet.access.ActionList;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Ledger;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.bulk.BulkTasks;
import dev.signet.bulk.NewBulkTask;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.DataPlane;
import dev.signet.rules.access.SourceAddress;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SdkClients;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import dev.signet.template.Templates;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An account with one of everything, so that each line of the list of pages has an address with something to show. What
 * somebody would have typed is in ASCII: whatever is Chinese on an English page is the product's.
 */
final class PagePlaces {

    private static final String LINE = "page GET ";
    private static final String SIGN = "yunfan";
    private static final String CODES = "yunfanlogin";
    private static final String ACCESS = "/console/access";
    private static final Pattern PLACE = Pattern.compile("\\{[*]?(\\w+)}");
    private static final String DOCUMENT = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"dysms:SendSms","Resource":"*"}]}""";
    private static final String TRUST = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:root"]}}]}""";

    private final ActionList actions;
    private final Approved approved;
    private final Templates templates;
    private final RecipientLists lists;
    private final BulkTasks tasks;
    private final SentMessages messages;
    private final JdbcClient jdbc;
    private final Instant now;
    private final Customer customer;
    private final ConsoleVisitor owner;

    /** What stands in a place of this name, wherever it stands. */
    private final Map<String, String> names = new TreeMap<>();
    /** The address of a line whose places have another meaning, or which needs more than places. */
    private final Map<String, String> addresses = new TreeMap<>();

    PagePlaces(
            ActionList actions,
            TestAccounts accounts,
            ConsoleLogins logins,
            Approved approved,
            Templates templates,
            RecipientLists lists,
            BulkTasks tasks,
            SentMessages messages,
            Ledger balances,
            Packages packages,
            Notices notices,
            JdbcClient jdbc,
            @DataPlane JdbcTemplate data,
            TestServer server,
            SettableClock clock)
            throws Exception {
        this.actions = actions;
        this.approved = approved;
        this.templates = templates;
        this.lists = lists;
        this.tasks = tasks;
        this.messages = messages;
        this.jdbc = jdbc;
        this.now = clock.instant();
        customer = accounts.enterprise("Yunfan Technology (Hangzhou) Company Limited");
        owner = logins.owner(customer);
        balances.credit(customer.id(), new BigDecimal("1000"), UUID.randomUUID().toString(), "test");
        packages.grant(customer.id(), Coverage.DOMESTIC, 10_000, now, now.plus(Duration.ofDays(30)), null);
        notices.tell(Notice.toAll(
                customer.id(), "warning.SMS_PLATFORM_PACKAGE", "places", Map.of("left", "900", "warning", "1000")));
        texts();
        records();
        String plain = template("Your parcel is waiting.", "{}");
        bulk(plain);
        people();
        contact();
        bill(data);
        send(server, clock, customer, SIGN, plain);
        names.put("range", "7d");
        names.put("subject", "signature");
        names.put("type", "SmsReport");
        addresses.put("/console/**", "/console/nowhere");
        addresses.put("/console/api/rpc/{version}/{action}", "/console/api/rpc/2017-05-25/SendSms");
        addresses.put("/console/api/v1/{method}/{*path}", callOfV1());
    }

    ConsoleVisitor owner() {
        return owner;
    }

    /** Of each line. @throws AssertionError for a line that nobody has thought of here */
    Map<String, String> all() {
        return actions.all().keySet().stream()
                .filter(call -> call.startsWith(LINE))
                .map(call -> call.substring(LINE.length()))
                .collect(Collectors.toMap(line -> line, this::address, (a, b) -> a, TreeMap::new));
    }

    private String address(String line) {
        String address = addresses.getOrDefault(line, line);
        Matcher places = PLACE.matcher(address);
        return places.replaceAll(place -> {
            assertThat(names).as("what stands in the places of %s", line).containsKey(place.group(1));
            return Matcher.quoteReplacement(names.get(place.group(1)));
        });
    }

    /** Signatures and templates: one that is good, one to be changed. */
    private void texts() {
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        approved.signature(customer.id(), CODES, Scenario.VERIFICATION);
        names.put(
                "code",
                template(
                        "Your order ${order} has been shipped and arrives on ${date}.",
                        "{\"order\":\"other_number2\",\"date\":\"time\"}"));
        names.put("template", names.get("code"));
        String rejected = template("Your parcel ${parcel} is waiting.", "{\"parcel\":\"other_number2\"}");
        String number = rejected.substring("SMS_".length());
        jdbc.sql("update template set state = 'REJECTED' where number = ?")
                .param(number)
                .update();
        jdbc.sql("""
                        update template_revision set state = 'REJECTED', reason = 'R-T11', reason_en = 'R-T11'
                        where template_id = (select id from template where number = ?)""").param(number).update();
        addresses.put("/console/templates/{code}/edit", "/console/templates/" + rejected + "/edit");
        addresses.put("/console/signatures/of/{name}", "/console/signatures/of/" + SIGN);
        addresses.put("/console/signatures/of/{name}/edit", "/console/signatures/of/" + CODES + "/edit");
        done("/console/tags", "type=template&ids=" + names.get("code") + "&key=team&value=growth");
        done("/console/tags", "type=sign&ids=" + SIGN + "&key=region");
    }

    private String template(String content, String attributes) {
        return approved.template(customer.id(), TemplateKind.NOTIFICATION, content, attributes);
    }

    private void records() {
        String code = names.get("code");
        Message one = Message.delivered(customer.id(), now.minusSeconds(1), 8613800138000L)
                .text(TemplateKind.NOTIFICATION, SIGN, code, "【yunfan】Your order 1001 has been shipped.");
        messages.store(one);
        long failed = messages.store(one.state(State.FAILED, "MC_ZY559", "MC_ZY559"));
        messages.store(one.state(State.FAILED, "IS_CLOSE", null));
        long stopped = messages.store(one.state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null)
                .decision(messages.blockedBy("PLATFORM", customer.id(), now)));
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
        addresses.put("/console/records", "/console/records?date=" + today);
        addresses.put("/console/records/{id}", "/console/records/" + failed + "?date=" + today);
        addresses.put("/console/settings/blacklist/new", "/console/settings/blacklist/new?record=" + stopped);
        addresses.put("/console/lookup", "/console/lookup?q=nothing");
        done(
                "/console/log-exports",
                "from=" + today + "&to=" + today
                        + "&purpose=the+bill+of+this+month&recipient=finance&format=XLSX&masked=true");
    }

    private void bulk(String plain) {
        long list = list(plain);
        long task = tasks.create(
                        new ApiCaller(customer.id(), ""),
                        new AccessCheck.Origin(SourceAddress.of("192.0.2.1"), true, false),
                        new NewBulkTask("Members day", SIGN, plain, list(plain), List.of(), null, null))
                .id();
        await().until(() -> tasks.find(customer.id(), task).state() == BulkTaskState.AWAITING_CONFIRMATION);
        String tasksHere = "/console/bulk-tasks/";
        addresses.put(tasksHere + "{id}", tasksHere + task);
        addresses.put(tasksHere + "{id}/row", tasksHere + task + "/row");
        addresses.put(tasksHere + "{id}/live", tasksHere + task + "/live?state=AWAITING_CONFIRMATION");
        addresses.put(
                tasksHere + "new/recipients",
                tasksHere + "new/recipients?name=Members&sign=" + SIGN + "&template=" + plain + "&list=" + list);
        addresses.put(tasksHere + "recipient-lists/{id}", tasksHere + "recipient-lists/" + list);
        addresses.put(tasksHere + "recipient-lists/{id}/rejected", tasksHere + "recipient-lists/" + list + "/rejected");
    }

    private long list(String code) {
        RecipientTemplate template = templates.sendable(customer.id()).stream()
                .filter(one -> one.code().equals(code))
                .map(RecipientTemplate::of)
                .findFirst()
                .orElseThrow();
        return lists.byHand(customer.id(), template, SIGN, List.of("13800138000", "13900139000", "1380013"))
                .id();
    }

    private void people() {
        names.putAll(Map.of("UserName", "bob", "GroupName", "market", "RoleName", "ops", "PolicyName", "send"));
        done(ACCESS + "/users", "UserName=bob&DisplayName=Bob&Comments=sales&key=yes");
        done(ACCESS + "/users/bob/login", "");
        done(ACCESS + "/groups", "GroupName=market&Comments=sales");
        done(ACCESS + "/groups/market/users", "UserName=bob");
        done(ACCESS + "/policies", "PolicyName=send&Description=sends&PolicyDocument=" + encoded(DOCUMENT));
        done(
                ACCESS + "/policies/custom/send/versions",
                "PolicyDocument=" + encoded(DOCUMENT.replace("*", "acs:*:*:*:sign/a")));
        done(
                ACCESS + "/roles",
                "RoleName=ops&Description=operators&MaxSessionDuration=3600&AssumeRolePolicyDocument="
                        + encoded(TRUST));
        done(ACCESS + "/resource-groups", "name=rg&displayName=sales&items=sign/" + SIGN);
        for (String who : List.of("/users/bob", "/groups/market", "/roles/ops")) {
            done(ACCESS + who + "/policies", "PolicyName=send");
        }
        addresses.put(ACCESS + "/resource-groups/{name}", ACCESS + "/resource-groups/rg");
        for (String more : List.of("", "/holders")) {
            addresses.put(
                    ACCESS + "/policies/system/{PolicyName}" + more,
                    ACCESS + "/policies/system/AliyunDysmsReadOnlyAccess" + more);
        }
        String keys = "/keys/{UserAccessKeyId}/networks";
        addresses.put(
                ACCESS + keys,
                ACCESS + keys.replace("{UserAccessKeyId}", customer.key().id()));
        names.put(
                "UserAccessKeyId",
                jdbc.sql("select id from account_access_key where account_id = ? and id <> ?")
                        .params(customer.id(), customer.key().id())
                        .query(String.class)
                        .single());
        addresses.put(
                ACCESS + "/simulator",
                ACCESS + "/simulator?principal=user/bob&action=dysms:SendSms&resource=sign/" + SIGN);
        addresses.put(
                ACCESS + "/policies/custom/{PolicyName}/versions",
                ACCESS + "/policies/custom/send/versions?before=v1&after=v2");
    }

    /** A settled month, with messages at home and abroad, and what a package paid for. */
    private void bill(JdbcTemplate data) {
        YearMonth month = YearMonth.from(now.atZone(ZoneId.of("Asia/Shanghai"))).minusMonths(1);
        int number = month.getYear() * 100 + month.getMonthValue();
        jdbc.sql("update account_account set created_at = ? where id = ?")
                .params(month.atDay(1).atStartOfDay(), customer.id())
                .update();
        data.update("""
                insert into billing_bill values (?, ?, ?, 'v1', ?, 100000000, 0, 0, 0, 8162000, 2520000, 500000, 2000, 5140000,
                    94860000, null, 0, true)""", customer.id(), number, number + "-" + customer.id(), now.toEpochMilli());
        String line = "insert into billing_bill_line values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)";
        data.update(line, customer.id(), number, 0, "NOTIFICATION", "MOBILE", "", 0, 0, 400_000, 7, 2_800_000, 7);
        data.update(line, customer.id(), number, 1, "INTERNATIONAL", "", "852", 0, 0, 350_000, 15, 5_362_000, 15);
        data.update(line, customer.id(), number, 2, "NOTIFICATION", "UNICOM", "", 1, 7, 0, 3, 0, 3);
        names.put("month", month.toString());
        addresses.put("/console/costs/by", "/console/costs/by?by=TEMPLATE&range=30d");
    }

    private void contact() {
        jdbc.sql("""
                        insert into contact_contact (id, account_id, name, phone_number, abuse_warnings,
                            volume_warnings, package_warnings) values (?, ?, 'Hanna', '13700137000', true, false, true)""").params(customer.id(), customer.id()).update();
        addresses.put("/console/settings/contacts/{id}", "/console/settings/contacts/" + customer.id());
    }

    /** A message that is really sent, until there are figures of it. */
    static void send(TestServer server, SettableClock clock, Customer customer, String sign, String template)
            throws Exception {
        SendSmsRequest request = new SendSmsRequest()
                .setPhoneNumbers("13900139084")
                .setSignName(sign)
                .setTemplateCode(template);
        assertThat(SdkClients.of(server.endpoint(), customer.key())
                        .sendSms(request)
                        .getBody()
                        .getCode())
                .isEqualTo("OK");
        SignedRest api = new SignedRest(server, customer.key(), clock);
        String today =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).toString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/figures", Map.of("from", today, "to", today))
                                .json()
                                .at("/total/parts")
                                .asLong()
                        > 0);
    }

    private String callOfV1() {
        Matcher link = Pattern.compile("href=\"(/console/api/v1/post/[^\"]+)\"")
                .matcher(owner.get("/console/api?door=v1").body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** @param form as a browser writes it */
    private void done(String path, String form) {
        Answer answer = owner.form(path, form);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(200, 303);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
