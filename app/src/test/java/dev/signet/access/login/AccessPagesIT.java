package dev.signet.access.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.ActionList;
import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.support.TestAccounts.Customer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** #12: the pages of an account's people, as somebody would attack them who needs no browser. */
class AccessPagesIT extends LoggingIn {

    private static final String ROOT = "/console/access";
    private static final String DOCUMENT = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"dysms:SendSms","Resource":"*"}]}""";
    private static final String TRUST = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:root"]}}]}""";
    private static final String HOSTILE = "<script>alert(1)</script>\"'${7*7}";
    private static final Pattern KEY = Pattern.compile("LTAI[A-Za-z0-9]+");

    /** What stands in the places of paths and forms. */
    private static final Map<String, String> NAMES = Map.of(
            "UserName", "bob",
            "GroupName", "market",
            "RoleName", "ops",
            "PolicyName", "send",
            "name", "rg");

    @Autowired
    ActionList actions;

    /** All there is of one kind, with hostile texts wherever somebody may write freely. */
    private ConsoleVisitor administrator() {
        ConsoleVisitor admin = open(alice);
        done(admin, "/users", "UserName", "bob", "DisplayName", HOSTILE, "Comments", HOSTILE, "key", "yes");
        done(admin, "/users/bob/login");
        done(admin, "/groups", "GroupName", "market", "Comments", HOSTILE);
        done(admin, "/groups/market/users", "UserName", "bob");
        done(admin, "/policies", "PolicyName", "send", "Description", HOSTILE, "PolicyDocument", DOCUMENT);
        done(admin, "/policies/custom/send/versions", "PolicyDocument", DOCUMENT.replace("*", "acs:*:*:*:<b>"));
        done(
                admin,
                "/roles",
                "RoleName",
                "ops",
                "Description",
                HOSTILE,
                "MaxSessionDuration",
                "3600",
                "AssumeRolePolicyDocument",
                TRUST);
        done(
                admin,
                "/resource-groups",
                "name",
                "rg",
                "displayName",
                HOSTILE,
                "items",
                "sign/" + HOSTILE.replace("/", ""));
        done(admin, "/users/bob/policies", "PolicyName", "send");
        done(admin, "/groups/market/policies", "PolicyName", "send");
        done(admin, "/roles/ops/policies", "PolicyName", "ReadOnlyAccess", "ResourceGroupId", "rg");
        return admin;
    }

    private static Answer post(ConsoleVisitor visitor, String path, String... pairs) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], UTF_8));
        }
        return visitor.form(ROOT + path, body.toString());
    }

    private static void done(ConsoleVisitor visitor, String path, String... pairs) {
        Answer answer = post(visitor, path, pairs);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(200, 303);
    }

    private String keyOfBob(ConsoleVisitor admin) {
        Matcher key = KEY.matcher(admin.get(ROOT + "/users/bob/keys").body());
        assertThat(key.find()).isTrue();
        return key.group();
    }

    /** Of every page of these, with the names that there are. */
    private Stream<String> pages(String method, String key) {
        Map<String, String> names = new TreeMap<>(NAMES);
        names.put("UserAccessKeyId", key);
        return actions.all().keySet().stream()
                .filter(call -> call.startsWith("page " + method + " " + ROOT) && !call.endsWith("choice"))
                .map(call -> call.split(" ")[2])
                .map(path -> path.replace("/policies/system/{PolicyName}", "/policies/system/ReadOnlyAccess"))
                .map(path -> Pattern.compile("\\{(\\w+)}").matcher(path).replaceAll(place -> names.get(place.group(1))))
                .sorted();
    }

    @Test
    void eachPageIsDrawnInBothLanguagesAndNothingThatSomebodyWroteIsMarkup() {
        ConsoleVisitor admin = administrator();
        open(new Person(customer.id(), bobsLogin(), "bob@" + customer.account().name()));
        Matcher own = KEY.matcher(admin.get(ROOT + "/keys").body());
        assertThat(own.find()).isTrue();
        String key = keyOfBob(admin);
        List<String> pages = Stream.concat(
                        pages("GET", key).map(path -> ofOwn(path, key, own.group())),
                        Stream.of(
                                ROOT + "/policies/custom/send/versions?before=v1&after=v2",
                                ROOT + "/policies/new?action=x&resource=%22%3Cscript%3Ealert(1)",
                                ROOT + "/users?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                                ROOT
                                        + "/simulator?principal=user/bob&action=dysms:SendSms&resource=%3Cscript%3Ealert(1)"))
                .toList();

        assertThat(pages).hasSizeGreaterThan(35).allSatisfy(page -> {
            for (String language : List.of("zh", "en")) {
                Answer answer = admin.get(page + (page.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(answer.status()).as("%s: %s", page, answer.body()).isEqualTo(200);
                assertThat(answer.body())
                        .as(page)
                        .contains("</")
                        .doesNotContain("<script>alert", "<b>\"", "\"'49", "style=");
            }
        });
    }

    /** One's own keys stand elsewhere than those of users. */
    private static String ofOwn(String path, String key, String own) {
        return path.startsWith(ROOT + "/keys/") ? path.replace(key, own) : path;
    }

    /** With a password, so that there is a session to be shown. */
    private long bobsLogin() {
        long bob = jdbc.sql("select id from access_user where account_id = ? and name = 'bob'")
                .param(customer.id())
                .query(Long.class)
                .single();
        profiles.update("test", customer.id(), bob, new ProfileChange(PASSWORD, false, null, null));
        return bob;
    }

    @Test
    void whoMayOnlyReadIsDrawnNothingThatChangesAndIsRefusedWhatIsSentNevertheless() {
        ConsoleVisitor admin = administrator();
        String key = keyOfBob(admin);
        Person reader = user(customer, "reader");
        people.detachAll(customer, new dev.signet.access.AccountPeople.Person(reader.id(), "reader", null));
        people.attachSystem(customer, "USER", reader.id(), "ReadOnlyAccess");
        ConsoleVisitor visitor = open(reader);

        List<String> forms = pages("POST", key).toList();
        assertThat(forms).hasSizeGreaterThan(40);
        assertThat(forms.stream()
                        .filter(path -> !path.endsWith("/policies/check"))
                        .filter(path -> visitor.form(
                                                path,
                                                NAMES.entrySet().stream()
                                                                .map(name -> name.getKey() + "=" + name.getValue())
                                                                .collect(Collectors.joining("&"))
                                                        + "&UserAccessKeyId=" + key + "&VersionId=v2&login=yes&key=yes")
                                        .status()
                                != 403))
                .as("let in")
                .isEmpty();
        String drawn = List.of(
                        "/users",
                        "/users/bob",
                        "/users/bob/policies",
                        "/users/bob/keys",
                        "/users/bob/login",
                        "/groups/market/users",
                        "/policies",
                        "/policies/custom/send",
                        "/roles/ops",
                        "/resource-groups/rg",
                        "/settings")
                .stream()
                .map(path -> visitor.get(ROOT + path))
                .peek(answer -> assertThat(answer.status()).isEqualTo(200))
                .map(Answer::body)
                .map(body -> body.substring(body.indexOf("<main")))
                .collect(Collectors.joining());
        assertThat(drawn).doesNotContain("type=\"submit\"", "data-opens", "/~new");
        assertThat(visitor.get(ROOT + "/users/~new").status()).isEqualTo(403);
        assertThat(visitor.get(ROOT + "/simulator").status()).isEqualTo(403);
    }

    @Test
    void aNameOfAnotherAccountsIsNobodyHere() {
        ConsoleVisitor admin = administrator();
        String key = keyOfBob(admin);
        Customer other = accounts.enterprise();
        ConsoleVisitor stranger = open(user(other, "alice"));

        assertThat(pages("GET", key).filter(path -> path.matches(".*/(bob|market|ops|rg|send)(/.*)?")))
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        path -> assertThat(stranger.get(path).status()).as(path).isEqualTo(404));
        assertThat(post(stranger, "/users/bob/delete").status()).isEqualTo(404);
        assertThat(post(stranger, "/keys/delete", "UserAccessKeyId", key).status())
                .isEqualTo(404);
        assertThat(post(stranger, "/users/alice/keys/state", "UserAccessKeyId", key, "Status", "Inactive")
                        .status())
                .isEqualTo(404);
        assertThat(keyOfBob(admin)).isEqualTo(key);
    }

    @Test
    void aSecretStandsInTheAnswerThatMadeItAndNowhereElse() {
        ConsoleVisitor admin = open(alice);
        Answer made = post(admin, "/users", "UserName", "bob", "login", "yes", "key", "yes");
        String secret = code(made, "key-secret");
        String password = code(made, "password");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.location()).isEmpty();
        assertThat(String.join("", made.setCookies())).doesNotContain(secret, password);
        for (String page : List.of("/users", "/users/bob", "/users/bob/keys", "/users/bob/login", "/users/~new")) {
            assertThat(admin.get(ROOT + page).body()).as(page).doesNotContain(secret, password);
        }
        ConsoleVisitor bob = visitor();
        assertThat(bob.login("bob@" + customer.account().name(), password).stage())
                .as("a password that somebody else knows opens nothing yet")
                .isNotEqualTo("OPEN");
        assertThat(jdbc.sql("select count(*) from audit_entry where details like ? or details like ?")
                        .params("%" + secret + "%", "%" + password + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static String code(Answer made, String name) {
        Matcher code =
                Pattern.compile("id=\"once-" + name + "\">([^<]+)</code>").matcher(made.body());
        assertThat(code.find()).as(made.body()).isTrue();
        return code.group(1);
    }

    @Test
    void whoeverDeletesAUserIsJudgedByAllThatGoesAlong() {
        ConsoleVisitor admin = administrator();
        String key = keyOfBob(admin);
        Person clerk = user(customer, "clerk");
        people.detachAll(customer, new dev.signet.access.AccountPeople.Person(clerk.id(), "clerk", null));
        people.attachCustom(customer, "USER", clerk.id(), "clerks", """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":["ram:DeleteUser","ram:RemoveUserFromGroup"],
                 "Resource":["acs:ram:*:*:user/bob","acs:ram:*:*:group/*"]}]}""");
        ConsoleVisitor visitor = open(clerk);

        assertThat(post(visitor, "/users/bob/delete", "GroupName", "market", "UserAccessKeyId", key)
                        .status())
                .isEqualTo(403);
        assertThat(post(visitor, "/users/bob/delete", "GroupName", "market").status())
                .as("what is not named is not deleted")
                .isEqualTo(409);
        assertThat(admin.get(ROOT + "/users/bob/groups").body()).contains("market");
        String all = "GroupName=market&PolicyName=send&login=yes&UserAccessKeyId=" + key;
        assertThat(admin.form(ROOT + "/users/bob/delete", all).status()).isEqualTo(303);
        assertThat(admin.get(ROOT + "/users/bob").status()).isEqualTo(404);
        Answer own = post(admin, "/users/alice/delete", "login", "yes");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.body()).as("nobody deletes themselves").contains("OperationDenied.OwnUser");
        assertThat(admin.get(ROOT + "/users/alice").status()).isEqualTo(200);
    }

    @Test
    void whoeverMaySeePoliciesLearnsWhySomebodyWasDeniedAndNobodyOfAnotherAccount() {
        ConsoleVisitor admin = open(alice);
        Person clerk = user(customer, "clerk");
        people.detachAll(customer, new dev.signet.access.AccountPeople.Person(clerk.id(), "clerk", null));
        Answer denied = open(clerk).get(ROOT + "/roles");
        assertThat(denied.status()).isEqualTo(403);
        Matcher message = Pattern.compile("EncodedDiagnosticMessage</dt><dd><code class=\"break\">([^<]+)<")
                .matcher(denied.body());
        assertThat(message.find()).isTrue();
        String said =
                denied.body().replaceFirst("(?s)<details>\\s*<summary>[^<]*EncodedDiagnosticMessage.*?</details>", "");
        assertThat(said).contains("您没有这样做的权限", "没有策略允许").doesNotContain("acs:ram::", "ram:ListRoles");
        String page = ROOT + "/simulator/denials?message=" + message.group(1);

        assertThat(admin.get(page).body())
                .contains(
                        "user/clerk",
                        "ram:ListRoles",
                        "id=\"smallest\"",
                        "/console/access/policies/new?action=ram:ListRoles");
        assertThat(admin.part("GET", page, null).body())
                .contains("ram:ListRoles")
                .doesNotContain("<nav");
        assertThat(open(user(accounts.enterprise(), "alice")).get(page).status())
                .isEqualTo(404);
    }
}
