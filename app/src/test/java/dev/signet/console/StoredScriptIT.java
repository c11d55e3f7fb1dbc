package dev.signet.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.ActionList;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.console.ShownForms.Field;
import dev.signet.console.ShownForms.Form;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.Scenario;
import dev.signet.support.Approved;
import dev.signet.support.SentMessages;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * #12: markup in every field that somebody types into, on every page, and in every text that no form lets through, written
 * where it is kept: no page makes an element of it, in a browser, and nothing of it runs.
 */
@SignetTest
class StoredScriptIT {

    private static final String MARK = "</script>'\"><img id=owned src=x onerror=alert(1)>";
    private static final String SHORT_MARK = "\"><b id=owned>";
    private static final String FILE_NAME = "'><img id=owned src=x>.csv";

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern TYPED =
            Pattern.compile("<(?:input|textarea)\\s(?![^>]*type=\"(?:hidden|checkbox|radio|date|month|datetime-local|"
                    + "number|time|file|password)\")[^>]*?\\bname=\"([\\w-]+)\"");

    /** Pieces of the pages of the platform's own people, which accounts do not see. */
    private static final Set<String> STAFFS = Set.of("staff", "customer", "operations");

    /** Fields of pages that are drawn once, behind a password: a login's own and a device's that is being bound. */
    private static final Set<String> BEHIND_A_PASSWORD = Set.of("username", "loginName");

    /** What no form lets through, by the table and its columns, where it belongs to an account. */
    private static final Map<String, List<String>> KEPT = Map.ofEntries(
            Map.entry("signature_revision", List.of("remark", "reason", "reason_en", "source_name", "source_content")),
            Map.entry(
                    "template_revision", List.of("name", "content", "remark", "reason", "reason_en", "scene_content")),
            Map.entry("bulk_task", List.of("name")),
            Map.entry("contact_contact", List.of("name")),
            Map.entry("logexport_request", List.of("purpose", "recipient", "reason", "reason_en")),
            Map.entry("blacklist_release", List.of("reason", "content", "note", "note_en")),
            Map.entry("access_user", List.of("display_name", "comments", "mobile", "email")),
            Map.entry("access_group", List.of("comments")),
            Map.entry("access_role", List.of("description")),
            Map.entry("access_policy", List.of("description")),
            Map.entry("access_resource_group", List.of("display_name")),
            Map.entry("access_login_session", List.of("user_agent")));

    @Autowired
    TestServer server;

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
    private ConsoleBrowser browser;
    private ShownForms shown;
    private final Set<String> tried = new TreeSet<>();
    private final Set<String> taken = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void anAccountWithOneOfEverything() {
        Customer customer = accounts.enterprise();
        account = new AttackedAccount(customer, logins.owner(customer), approved, messages, jdbc, data);
        browser = new ConsoleBrowser(server, account.owner);
        shown = new ShownForms(browser.driver());
    }

    @AfterEach
    void leaves() {
        browser.close();
        jdbc.sql("delete from notice_announcement where written_by = 'attack'").update();
    }

    /** All that are drawn by themselves, and those with a place in their address. */
    private List<String> pages() {
        Stream<String> listed = actions.all().keySet().stream()
                .filter(call -> call.startsWith("page GET ") && !call.endsWith("/**"))
                .map(call -> call.substring("page GET ".length()))
                .flatMap(page -> page.contains("{") ? account.address(page).stream() : Stream.of(page))
                .filter(page -> !page.matches(".*/(row|live|rejected|sample/.*)"));
        String draft =
                "?name=n&sign=" + AttackedAccount.encoded(AttackedAccount.SIGN) + "&template=" + account.template;
        return Stream.concat(
                        listed,
                        Stream.of(
                                "/console/settings/blacklist/new?record=" + account.blocked(messages),
                                "/console/bulk-tasks/new" + draft,
                                "/console/bulk-tasks/new/recipients" + draft,
                                "/console/bulk-tasks/new/recipients" + draft + "&by=hand",
                                "/console/bulk-tasks/new/recipients" + draft + "&list=" + account.freshList(),
                                "/console/api/rpc/2017-05-25/SendSms",
                                "/console/norms/template"))
                .sorted()
                .toList();
    }

    @Test
    void whatSomebodyTypesIsMarkupOnNoPage() throws IOException {
        List<String> pages = pages();
        Set<String> sent = new HashSet<>();
        for (String page : pages) {
            browser.open(page);
            for (Form form : shown.all()) {
                if (form.post() && !form.token()) {
                    wrong.add(page + ": the form of " + form.action() + " has no token");
                }
                if (sent.add(form.action() + form.names()) && !form.hasPassword()) {
                    type(page, form);
                }
            }
        }
        keep();
        int showing = 0;
        for (String page : pages) {
            browser.open(page);
            judge(page);
            showing += browser.text().contains("id=owned") ? 1 : 0;
        }

        assertThat(wrong).isEmpty();
        assertThat(typed()).as("fields that no page has shown").allMatch(tried::contains);
        assertThat(taken)
                .as("fields that take what they are given")
                .contains(
                        "DisplayName",
                        "Comments",
                        "Description",
                        "displayName",
                        "purpose",
                        "recipient",
                        "remark",
                        "value");
        assertThat(showing).as("pages that show it").isGreaterThan(25);
    }

    /** Each field by itself, the others being right, so that what refuses one lets the next through. */
    private void type(String page, Form form) {
        for (Field field : form.fields()) {
            if (field.isTyped()) {
                tried.add(field.name());
                Map<String, String> values = form.values();
                values.put(field.name(), field.most() >= 0 && field.most() < MARK.length() ? SHORT_MARK : MARK);
                send(page, form, field.name(), values, "right.png");
            }
        }
        if (form.files()) {
            send(page, form, "a file's name", form.values(), FILE_NAME);
        }
    }

    private void send(String page, Form form, String field, Map<String, String> values, String fileName) {
        Answer answer = answer(form, values, fileName);
        if (answer.status() >= 500) {
            wrong.add(page + ": " + field + " to " + form.action() + ": " + answer.status());
        }
        if (form.post() && answer.status() < 400) {
            taken.add(field);
        }
        if (shown.isMarkup(answer.body())) {
            wrong.add(page + ": " + field + " to " + form.action() + " comes back as markup");
        }
    }

    private Answer answer(Form form, Map<String, String> values, String fileName) {
        String body = ShownForms.body(values);
        if (!form.post()) {
            return account.owner.get(form.action() + (form.action().contains("?") ? "&" : "?") + body);
        }
        return form.files()
                ? account.upload(form.action(), values, form.filePart(), fileName, AttackedAccount.picture())
                : account.owner.form(form.action(), body);
    }

    private void judge(String page) {
        wrong.addAll(shown.faults(page));
    }

    /** As if every norm had a hole. */
    private void keep() {
        long id = account.customer.id();
        approved.signature(id, SHORT_MARK, Scenario.GENERAL);
        KEPT.forEach((table, columns) -> columns.forEach(column -> jdbc.sql("update " + table + " set " + column
                        + " = left(?, coalesce((select character_maximum_length from"
                        + " information_schema.columns where table_schema = database() and table_name = ? and"
                        + " column_name = ?), 40)) where account_id = ?")
                .params(SHORT_MARK + MARK, table, column, id)
                .update()));
        jdbc.sql(
                        "update signature_record set note = ?, actor = ? where signature_id in (select id from signature where account_id = ?)")
                .params(MARK, SHORT_MARK, id)
                .update();
        jdbc.sql(
                        "update template_record set note = ?, actor = ? where template_id in (select id from template where account_id = ?)")
                .params(MARK, SHORT_MARK, id)
                .update();
        jdbc.sql("update account_account set verified_name = ? where id = ?")
                .params(MARK, id)
                .update();
        jdbc.sql(
                        "update notice_notice set told = json_object('label', ?, 'reason', ?, 'reasonEn', ?) where account_id = ?")
                .params(MARK, MARK, MARK, id)
                .update();
        for (String type : List.of("sign/" + AttackedAccount.SIGN, "template/" + account.template)) {
            jdbc.sql("insert into tag_tag (account_id, resource_type, resource_id, tag_key, tag_value, set_by, set_at)"
                            + " values (?, ?, ?, ?, ?, ?, now())")
                    .params(id, type.split("/")[0], type.split("/")[1], SHORT_MARK, MARK, SHORT_MARK)
                    .update();
        }
        jdbc.sql(
                        "insert into notice_announcement values (?, ?, ?, ?, ?, 'https://example.com/?\"><b id=owned>', 0, ?, 'attack', 0)")
                .params(id, MARK, MARK, MARK, MARK, Long.MAX_VALUE)
                .update();
        data.update("update bulk_recipient_list set file_name = ? where account_id = ?", MARK, id);
        data.update(
                "update sending_message set content = ?, out_id = ?, carrier_code = ?, sign_name = ? where account_id = ?",
                MARK,
                MARK,
                SHORT_MARK,
                SHORT_MARK,
                id);
        data.update(
                "update sending_decision set message_zh = ?, message_en = ?, advice_zh = ?, advice_en = ? where account_id = ?",
                MARK,
                MARK,
                MARK,
                MARK,
                id);
    }

    /** The names of all fields of all templates that somebody types into. */
    private static Set<String> typed() throws IOException {
        Map<String, String> names = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".html"))
                    .filter(each -> !each.endsWith("pieces-page.html"))
                    .filter(each -> !each.getFileName().toString().startsWith("staff-"))
                    .filter(each -> !STAFFS.contains(
                            each.getName(each.getNameCount() - 2).toString()))
                    .toList()) {
                String page = Files.readString(file, UTF_8);
                if (page.contains("~{staff/shell ::")) {
                    continue;
                }
                TYPED.matcher(page).results().forEach(field -> names.put(field.group(1), file.toString()));
            }
        }
        assertThat(names).hasSizeGreaterThan(50);
        names.keySet().removeAll(BEHIND_A_PASSWORD);
        return names.keySet();
    }
}
