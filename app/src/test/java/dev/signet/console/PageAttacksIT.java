package dev.signet.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import dev.signet.access.ActionList;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.billing.Ledger;
import dev.signet.evidence.Pictures;
import dev.signet.platform.DataPlane;
import dev.signet.support.Approved;
import dev.signet.support.SentMessages;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #12: every page of the list, as somebody would attack it; the table in app/docs/console/README.md says what else does. */
@SignetTest
class PageAttacksIT {

    /** Places that hold what is everybody's. */
    private static final Set<String> OPEN = Set.of(
            "GET /console/volume/{range}",
            "GET /console/norms/{subject}",
            "POST /console/settings/receipts/{type}",
            "POST /console/settings/receipts/{type}/queue",
            "POST /console/settings/receipts/{type}/test",
            "GET /console/settings/receipts/{type}/dead",
            "POST /console/settings/receipts/{type}/replay",
            "GET /console/access/policies/system/{PolicyName}",
            "GET /console/access/policies/system/{PolicyName}/holders",
            "GET /console/api/rpc/{version}/{action}",
            "POST /console/api/rpc/{version}/{action}",
            "GET /console/api/v1/{method}/{*path}",
            "GET /console/bills/{month}");

    /** Forms that ask for something to read: they go on to an address without what was asked for. */
    private static final Set<String> QUESTIONS = Set.of("/console/lookup", "/console/records/search");

    /** Forms about nothing of the account, which policies say nothing of. */
    private static final Set<String> ONES_OWN = Set.of(
            "/console/theme",
            "/console/preferences/lists",
            "/console/sessions/end",
            "/console/password",
            "/console/mfa/begin",
            "/console/mfa/bind",
            "/console/mfa/remove",
            "/console/recovery-codes",
            "/console/access/policies/check",
            "/console/api/rpc/{version}/{action}");

    /** Enough for any form to come to what it is about. */
    private static final String FORM =
            "NewUserName=bob2&NewGroupName=market2&NewDisplayName=x&NewComments=x&GroupName=market"
                    + "&UserName=bob&PolicyName=send&PolicyType=Custom&UserAccessKeyId=LTAIx&Status=Inactive&VersionId=v1"
                    + "&NewDescription=x&NewMaxSessionDuration=3600&MaxSessionDuration=3600&displayName=x&items=sign/y&item=sign/x"
                    + "&mode=any&networks=&id=7&row=7&ids=7&type=sign&key=team&value=sales&why=x&name=n&phoneNumber=13800138000"
                    + "&of=ABUSE&on=true&kind=NOTIFICATION&content=x&remark=x&scenario=GENERAL&source=COMPANY&thirdParty=false"
                    + "&publicBody=false&sourceOwned=true&present=x&password=x&PolicyDocument="
                    + AttackedAccount.encoded(AttackedAccount.DOCUMENT)
                    + "&NewAssumeRolePolicyDocument=" + AttackedAccount.encoded(AttackedAccount.TRUST);

    private static final Pattern TOLD = Pattern.compile("data-code=\"([^\"]*)\"><b>([^<]*)</b>");
    private static final Pattern DOWNLOAD =
            Pattern.compile("href=\"(/v1/[^\"]+|/console/bulk-tasks/recipient-lists/[^\"]+)\"");
    private static final String LOGIN = "/console/login";

    @Autowired
    Ledger balances;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ConsoleLogins logins;

    @Autowired
    Approved approved;

    @Autowired
    SentMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @DataPlane
    JdbcTemplate data;

    @Autowired
    ActionList actions;

    private AttackedAccount account;

    @BeforeEach
    void anAccountWithOneOfEverything() {
        Customer customer = accounts.enterprise();
        // What reaches nobody, for want of money, could not be confirmed by anybody.
        balances.credit(customer.id(), BigDecimal.TEN, UUID.randomUUID().toString(), "test");
        account = new AttackedAccount(customer, logins.owner(customer), approved, messages, jdbc, data);
    }

    /** {@code GET /console/…}, as the list writes them. */
    private Stream<String> pages() {
        return actions.all().keySet().stream()
                .filter(call -> call.startsWith("page ") && !call.endsWith("/**"))
                .map(call -> call.substring("page ".length()))
                .sorted();
    }

    private static Answer knock(ConsoleVisitor visitor, String method, String address) {
        return method.equals("GET") ? visitor.part("GET", asked(address), null) : visitor.part("POST", address, FORM);
    }

    /** One of them is asked for with what its page shows. */
    private static String asked(String address) {
        return address.endsWith("/live") ? address + "?state=RUNNING" : address;
    }

    /** What is said, without the names that were asked for. */
    private static String told(Answer answer, String page, String address) {
        Matcher told = TOLD.matcher(answer.body());
        String text = answer.status() + (told.find() ? told.group(1) + told.group(2) : answer.body());
        String[] places = page.split("/");
        String[] values = address.split("/");
        for (int i = 0; i < places.length; i++) {
            if (places[i].startsWith("{")) {
                text = text.replace(URLDecoder.decode(values[i], UTF_8), places[i]);
            }
        }
        return text;
    }

    @Test
    void whatIsAnothersIsAnsweredAsIfItWereNotThere() {
        ConsoleVisitor stranger = logins.owner(accounts.enterprise());
        Set<String> nobodys = new TreeSet<>();
        assertSoftly(all -> pages().filter(call -> call.contains("{")).forEach(call -> {
            String method = call.split(" ")[0];
            String page = call.split(" ")[1];
            if (account.address(page).isEmpty()) {
                nobodys.add(call);
                return;
            }
            String address = account.address(page).orElseThrow();
            String nowhere = account.nowhere(page).orElseThrow();
            Answer answer = knock(stranger, method, address);
            // What is checked while somebody types is answered, in words: there is none.
            all.assertThat(answer.status())
                    .as("%s: %s", call, answer.body())
                    .isIn(page.endsWith("/check") ? List.of(200) : List.of(403, 404));
            all.assertThat(told(answer, page, address))
                    .as(call)
                    .isEqualTo(told(knock(stranger, method, nowhere), page, nowhere));
        }));
        assertThat(nobodys).containsExactlyInAnyOrderElementsOf(OPEN);
        everythingIsThere();
    }

    /** Pages that an account has on its own are drawn for it, so that they were worth the asking. */
    private void everythingIsThere() {
        assertSoftly(all -> pages().filter(call -> call.startsWith("GET ") && call.contains("{"))
                .flatMap(call -> account.address(call.substring(4)).stream())
                .forEach(address -> all.assertThat(
                                account.owner.get(asked(address)).status())
                        .as(address)
                        .isEqualTo(200)));
        assertThat(account.owner.get("/console/access/users").body())
                .contains(">bob<")
                .doesNotContain("mallory");
    }

    @Test
    void whoMayOnlyReadIsRefusedEveryFormWhateverIsInIt() {
        ConsoleVisitor reader = logins.user(account.customer, "reader", "ReadOnlyAccess");
        List<String> forms = actions.all().keySet().stream()
                .filter(call -> call.startsWith("page POST "))
                .map(call -> call.substring("page POST ".length()))
                .filter(form -> !ONES_OWN.contains(form) && !QUESTIONS.contains(form))
                .toList();

        assertThat(forms).hasSizeGreaterThan(80);
        assertSoftly(all -> forms.forEach(form -> {
            String address = account.address(form).orElse(form.replace("{type}", "SmsReport"));
            Answer answer = reader.form(address, FORM + "&login=yes&device=yes");
            all.assertThat(answer.status()).as(form).isEqualTo(403);
            all.assertThat(answer.body()).as(form).contains("data-code=\"NoPermission\"");
        }));
        everythingIsThere();
    }

    /** Forms that would do something, without a token, with another session's, and with one that another's page had drawn. */
    @Test
    void whatAnotherSiteSendsDoesNothing() {
        ConsoleVisitor other = logins.owner(accounts.enterprise());
        String drawn =
                other.get("/console/account").body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        assertThat(drawn).doesNotContain("<").hasSizeGreaterThan(40);
        Map<String, String> forms = Map.of(
                "/console/access/users",
                "UserName=mallory&login=yes&key=yes",
                "/console/access/users/bob/delete",
                "GroupName=market&PolicyName=send&login=yes",
                "/console/access/roles/ops/delete",
                "",
                "/console/access/settings/alias",
                "AccountAlias=mallory-was-here",
                address("/console/templates/{code}/delete"),
                "",
                address("/console/signatures/of/{name}/delete"),
                "",
                address("/console/settings/contacts/{id}/delete"),
                "",
                address("/console/bulk-tasks/{id}/confirm"),
                "");

        assertSoftly(all -> forms.forEach((form, body) -> {
            for (ConsoleVisitor token : new ConsoleVisitor[] {null, other}) {
                Answer answer = account.owner.forged(form, body, token);
                all.assertThat(answer.status()).as(form).isEqualTo(302);
                all.assertThat(answer.location()).as(form).endsWith(LOGIN);
            }
            all.assertThat(account.owner
                            .forged(form, body + "&_csrf=" + drawn, null)
                            .location())
                    .as(form)
                    .endsWith(LOGIN);
        }));
        everythingIsThere();
        assertThat(account.owner.get(address("/console/bulk-tasks/{id}")).body())
                .contains("/confirm");
        assertThat(account.owner.get("/console/access/settings").body()).doesNotContain("mallory");
        account.done("/console/access/roles/ops/delete", "PolicyName=");
    }

    private String address(String page) {
        return account.address(page).orElseThrow();
    }

    @Test
    void noPageStandsInAFrameAndNoneIsTakenForSomethingElse() {
        List<String> addresses = Stream.concat(
                        pages().filter(call -> call.startsWith("GET "))
                                .map(call -> call.substring(4))
                                .flatMap(page -> page.contains("{") ? account.address(page).stream() : Stream.of(page)),
                        Stream.of("/console/nothing", "/console/templates/SMS_7", "/console/records?date=x", LOGIN))
                .toList();

        assertThat(addresses).hasSizeGreaterThan(80);
        assertSoftly(all -> addresses.forEach(address -> {
            var headers = account.owner.headersOf(address);
            all.assertThat(headers.firstValue("X-Frame-Options")).as(address).contains("DENY");
            all.assertThat(headers.firstValue("X-Content-Type-Options"))
                    .as(address)
                    .contains("nosniff");
            all.assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(address)
                    .contains(
                            "default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
        }));
    }

    @Test
    void whatIsSentAsAPictureAndIsNoneIsNotKept() {
        byte[] html = "<!DOCTYPE html><script>alert(1)</script>".getBytes(UTF_8);
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8);
        byte[] half = "GIF89a/*<script>alert(1)</script>*/=1;".getBytes(UTF_8);
        String blocked = account.blocked(messages);
        Map<String, Map<String, String>> forms = Map.of(
                "/console/signatures",
                signature("云帆商城"),
                address("/console/signatures/of/{name}"),
                signature(AttackedAccount.SIGN),
                "/console/templates",
                template(),
                address("/console/templates/{code}"),
                template(),
                "/console/settings/blacklist",
                Map.of("record", blocked, "reason", "机主来电"));

        assertSoftly(all -> forms.forEach((form, fields) -> {
            for (byte[] content : List.of(html, svg, half, Pictures.png(3_000_000))) {
                Answer answer = account.upload(form, fields, "evidence.OTHER", "a.png", content);
                all.assertThat(answer.status())
                        .as("%s: %s", form, answer.body())
                        .isIn(400, 413);
            }
            for (String name : List.of("a.html", "a.svg", "a.png.html", "a.php", "<b>.png")) {
                Answer answer = account.upload(form, fields, "evidence.OTHER", name, Pictures.png());
                all.assertThat(answer.status()).as("%s %s", form, name).isEqualTo(400);
            }
        }));
        assertThat(kept()).isEmpty();
    }

    private static Map<String, String> signature(String name) {
        return Map.of(
                "name",
                name,
                "scenario",
                "GENERAL",
                "source",
                "COMPANY",
                "thirdParty",
                "false",
                "publicBody",
                "false",
                "sourceOwned",
                "true",
                "remark",
                "登录");
    }

    private static Map<String, String> template() {
        return Map.of("kind", "NOTIFICATION", "name", "发货", "content", "您的包裹已到。", "remark", "发货");
    }

    private List<Long> kept() {
        return jdbc.sql("select id from evidence_file where account_id = ?")
                .param(account.customer.id())
                .query(Long.class)
                .list();
    }

    /** Also a picture that goes on as a page: whoever opens it saves a picture. */
    @Test
    void whatIsDownloadedIsSavedAsWhatItIsAndNeverShown() {
        byte[] both = (new String(Pictures.png(), java.nio.charset.StandardCharsets.ISO_8859_1)
                        + "<script>alert(1)</script>")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(account.upload("/console/signatures", signature("云帆商城"), "evidence.OTHER", "a.png", both)
                        .status())
                .isEqualTo(303);
        String list = account.upload(
                        "/console/bulk-tasks/recipient-lists",
                        Map.of("name", "n", "sign", AttackedAccount.SIGN, "template", account.template),
                        "file",
                        "a.csv",
                        "手机号码\n<html><script>alert(1)</script>\n1380013".getBytes(UTF_8))
                .location();
        String day = LocalDate.now(ZoneOffset.ofHours(8)).toString();
        account.done(
                "/console/log-exports",
                "from=" + day + "&to=" + day
                        + "&purpose=%E6%A0%B8%E5%AF%B9%E6%9C%88%E5%BA%A6%E8%B4%A6%E5%8D%95&recipient=x&format=CSV&masked=true");
        await().until(() -> account.owner.get("/console/log-exports").body().contains("/file\""));
        await().until(() -> account.owner.get(list).body().contains("/rejected"));
        Set<String> links = new TreeSet<>(Set.of("/v1/evidence/" + kept().get(0)));
        for (String page : List.of("/console/signatures", "/console/templates", "/console/log-exports", list)) {
            DOWNLOAD.matcher(account.owner.get(page).body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .forEach(links::add);
        }

        assertThat(links).hasSizeGreaterThan(4).anyMatch(link -> link.endsWith("/rejected"));
        assertSoftly(all -> links.forEach(link -> {
            var headers = account.owner.headersOf(link);
            all.assertThat(headers.firstValue("X-Content-Type-Options"))
                    .as(link)
                    .contains("nosniff");
            all.assertThat(headers.firstValue("Content-Disposition").orElse(""))
                    .as(link)
                    .startsWith("attachment");
            all.assertThat(headers.firstValue("Content-Type").orElse(""))
                    .as(link)
                    .matches("image/png|text/(csv|plain);charset=UTF-8|application/vnd\\.openxml.*|application/json.*");
        }));
    }
}
