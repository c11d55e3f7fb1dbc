package dev.signet.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.evidence.Pictures;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SentMessages.State;
import dev.signet.support.TestAccounts.Customer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account in which there is one of everything that a page shows, and where each stands. */
final class AttackedAccount {

    static final String SIGN = "云帆科技";
    static final String DOCUMENT = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"dysms:SendSms","Resource":"*"}]}""";
    static final String TRUST = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:root"]}}]}""";

    private static final Pattern KEY = Pattern.compile("LTAI[A-Za-z0-9]+");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Map<String, String> NOWHERE =
            Map.of("{id}", "7", "{code}", "SMS_7", "{template}", "SMS_7", "{UserAccessKeyId}", "LTAInobody");

    private static final String ACCESS = "/console/access";

    /** What is put where an address has a place, by the address up to it. */
    private final Map<String, String> owned = new TreeMap<>(Comparator.reverseOrder());

    final Customer customer;
    final ConsoleVisitor owner;
    final String template;
    final String record;
    private final JdbcClient jdbc;

    AttackedAccount(
            Customer customer,
            ConsoleVisitor owner,
            Approved approved,
            SentMessages messages,
            JdbcClient jdbc,
            JdbcTemplate data) {
        this.customer = customer;
        this.owner = owner;
        this.jdbc = jdbc;
        people();
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货。", "{}");
        record = Long.toString(messages.store(Message.delivered(customer.id(), Instant.now(), 8613800138000L)));
        rows();
        String list = freshList();
        String task = between(
                "/bulk-tasks/",
                done(
                        "/console/bulk-tasks",
                        "name=n&sign=" + encoded(SIGN) + "&template=" + template + "&list=" + list));
        own("/console/signatures/of/{name}", "/console/signatures/of/" + encoded(SIGN));
        own("/console/templates/{code}", "/console/templates/" + template);
        own("/console/records/{id}", "/console/records/" + record);
        own("/console/bulk-tasks/{id}", "/console/bulk-tasks/" + task);
        own("/console/bulk-tasks/recipient-lists/{id}", "/console/bulk-tasks/recipient-lists/" + list);
        own(
                "/console/bulk-tasks/recipient-lists/sample/{template}",
                "/console/bulk-tasks/recipient-lists/sample/" + template);
    }

    /** Of recipients, in no task yet. */
    String freshList() {
        return between(
                "list=",
                done(
                        "/console/bulk-tasks/recipient-lists",
                        "name=n&by=hand&numbers=13800138000&sign=" + encoded(SIGN) + "&template=" + template));
    }

    private void people() {
        done(ACCESS + "/users", "UserName=bob&key=yes");
        done(ACCESS + "/users/bob/login", "");
        done(ACCESS + "/groups", "GroupName=market");
        done(ACCESS + "/groups/market/users", "UserName=bob");
        done(ACCESS + "/policies", "PolicyName=send&PolicyDocument=" + encoded(DOCUMENT));
        done(
                ACCESS + "/policies/custom/send/versions",
                "PolicyDocument=" + encoded(DOCUMENT.replace("*", "acs:*:*:*:sign/x")));
        done(ACCESS + "/roles", "RoleName=ops&MaxSessionDuration=3600&AssumeRolePolicyDocument=" + encoded(TRUST));
        done(ACCESS + "/resource-groups", "name=rg&items=sign/x");
        done(ACCESS + "/users/bob/policies", "PolicyName=send");
        own(ACCESS + "/users/{UserName}", ACCESS + "/users/bob");
        own(ACCESS + "/users/{UserName}/keys/{UserAccessKeyId}", ACCESS + "/users/bob/keys/" + key("/users/bob/keys"));
        own(ACCESS + "/keys/{UserAccessKeyId}", ACCESS + "/keys/" + key("/keys"));
        own(ACCESS + "/groups/{GroupName}", ACCESS + "/groups/market");
        own(ACCESS + "/policies/custom/{PolicyName}", ACCESS + "/policies/custom/send");
        own(ACCESS + "/roles/{RoleName}", ACCESS + "/roles/ops");
        own(ACCESS + "/resource-groups/{name}", ACCESS + "/resource-groups/rg");
    }

    private String key(String page) {
        Matcher key = KEY.matcher(owner.get(ACCESS + page).body());
        assertThat(key.find()).as(page).isTrue();
        return key.group();
    }

    /** What comes about by itself, or with codes that are sent. */
    private void rows() {
        long id = Long.parseLong(record);
        jdbc.sql("insert into contact_contact values (?, ?, 'n', '13800138000', false, false, false)")
                .params(id, customer.id())
                .update();
        jdbc.sql("insert into notice_notice values (?, ?, 0, 'signature.rejected', 'n', ?, ?)")
                .params(
                        id,
                        customer.id(),
                        "{\"label\":\"n\",\"reason\":\"n\",\"reasonEn\":\"n\"}",
                        System.currentTimeMillis())
                .update();
        own("/console/settings/contacts/{id}", "/console/settings/contacts/" + id);
        own("/console/notices/{id}", "/console/notices/" + id);
    }

    private void own(String place, String address) {
        owned.put(place, address);
    }

    /** The address of a page of the list; none where its place is nobody's. */
    Optional<String> address(String page) {
        return owned.entrySet().stream()
                .filter(place -> page.startsWith(place.getKey()))
                .findFirst()
                .map(place -> place.getValue() + page.substring(place.getKey().length()))
                .filter(address -> !PLACE.matcher(address).find());
    }

    /** The same page of something that nobody has. */
    Optional<String> nowhere(String page) {
        return address(page)
                .map(address ->
                        PLACE.matcher(page).replaceAll(place -> NOWHERE.getOrDefault(place.group(), "nobody9")));
    }

    /** A form that does what it should. @return where it leads */
    String done(String path, String body) {
        Answer answer = owner.form(path, body);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(200, 303);
        return answer.location();
    }

    private static String between(String mark, String address) {
        return address.replaceFirst(".*" + mark + "(\\d+).*", "$1");
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** A refusal by a blacklist, whose release can be asked for. */
    String blocked(SentMessages messages) {
        Instant now = Instant.now();
        return Long.toString(messages.store(Message.delivered(customer.id(), now, 8613900139000L)
                .state(State.REFUSED, "isv.BLACK_KEY_CONTROL_LIMIT", null)
                .decision(messages.blockedBy("PLATFORM", customer.id(), now))));
    }

    /** Fields, and one file. */
    static byte[] multipart(Map<String, String> fields, String part, String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                out.write(("--signet\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                                + field.getValue() + "\r\n")
                        .getBytes(UTF_8));
            }
            out.write(("--signet\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name
                            + "\"\r\nContent-Type: image/png\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(content);
            out.write("\r\n--signet--\r\n".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Answer upload(String path, Map<String, String> fields, String part, String name, byte[] content) {
        return owner.bytes(
                "POST", path, "multipart/form-data; boundary=signet", multipart(fields, part, name, content));
    }

    static byte[] picture() {
        return Pictures.png();
    }
}
