package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People, groups and what waits for a second person, on pages. */
@SignetTest
class StaffPeoplePagesIT {

    private static final Pattern CHANGE = Pattern.compile("id=\"change-(\\d+)\"");
    private static final Pattern WAITING = Pattern.compile("<span class=\"count\">(\\d+)</span>");

    @Autowired
    TestServer server;

    @Autowired
    People people;

    @Autowired
    PersonChanges changes;

    @Autowired
    JdbcClient jdbc;

    private static int count;
    private final String id = "paged-" + ++count;

    @AfterEach
    void nothingWaits() {
        changes.waiting().stream()
                .filter(change -> change.wish().personId().equals(id))
                .forEach(change -> changes.withdraw(change.askedBy(), change.id()));
        people.find(id).ifPresent(person -> people.remove("test", id));
    }

    private static long waiting(String page) {
        Matcher count = WAITING.matcher(page);
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    @Test // #13
    void aNewPersonIsAskedForByOneAndAgreedToByAnother() {
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        StaffVisitor second = StaffVisitor.of(server, "admin2");
        long before = waiting(second.read("/staff"));

        StaffVisitor.Answer asked =
                admin.post("/staff/people", "id=" + id + "&lastName=Li&firstName=Lei&group=signature-reviewers");

        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(asked.body()).contains("id=\"one-time-password\"").contains("同意后生效");
        assertThat(admin.read("/staff/people")).contains(id).contains("admin2").contains("等待另一位系统管理员批准");
        assertThat(admin.read("/staff/changes?show=ME")).doesNotContain(id);
        assertThat(waiting(second.read("/staff"))).isEqualTo(before + 1);
        String page = second.read("/staff/changes");
        assertThat(page).contains(id).contains("请先向本人核实");
        Matcher change = CHANGE.matcher(page.substring(0, page.indexOf(id)).replaceAll("(?s).*(?=id=\"change-)", ""));
        assertThat(change.find()).isTrue();
        String at = "/staff/changes/people/" + change.group(1);
        assertThat(admin.post(at + "/approve", Map.of()).status()).isEqualTo(403);
        assertThat(second.post(at + "/refuse", Map.of("reason", " ")).status()).isEqualTo(400);

        assertThat(second.post(at + "/approve", Map.of()).location()).endsWith("/staff/changes");

        assertThat(people.require(id).groups()).containsExactly(StaffGroup.SIGNATURE_REVIEWERS);
        assertThat(second.read("/staff/changes")).contains("已同意并执行");
        assertThat(second.read("/staff/changes?show=ALL")).contains(id).contains("已执行");
        assertThat(waiting(second.read("/staff"))).isEqualTo(before);
    }

    @Test // #13
    void groupsPasswordAndRemovalAreAskedForOnThePersonsPage() {
        people.create("test", new Person(id, "雷", "李", null, Set.of(StaffGroup.FINANCE)), "correct horse");
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        String at = "/staff/people/" + id;
        assertThat(admin.read(at)).contains("李 雷").contains("财务");

        admin.post(at + "/groups", "group=finance&group=compliance-officers");
        assertThat(admin.read(at)).contains("由“财务”改为“合规专员、财务”");
        assertThat(admin.post(at + "/groups", "group=kings").status()).isEqualTo(400);
        assertThat(admin.post(at + "/remove", Map.of()).status())
                .as("one waits already")
                .isEqualTo(409);
        String change = admin.read("/staff/changes?show=MINE");
        Matcher mine = CHANGE.matcher(change.substring(0, change.indexOf(id)).replaceAll("(?s).*(?=id=\"change-)", ""));
        assertThat(mine.find()).isTrue();
        admin.post("/staff/changes/people/" + mine.group(1) + "/withdraw", Map.of());

        assertThat(admin.post(at + "/one-time-password", Map.of()).body()).contains("id=\"one-time-password\"");
        assertThat(admin.post(at + "/second-factor/remove", Map.of()).status())
                .as("there is none")
                .isEqualTo(404);
    }

    @Test // #13
    void anAuditorReadsAndChangesNothing() {
        StaffVisitor auditor = StaffVisitor.of(server, "auditor");

        assertThat(auditor.read("/staff/people")).contains("admin2").doesNotContain("/staff/people/~new");
        assertThat(auditor.read("/staff/people/officer")).doesNotContain("data-opens");
        assertThat(auditor.read("/staff/changes?show=ALL")).doesNotContain("data-opens");
        assertThat(auditor.get("/staff/people/~new").status()).isEqualTo(404);
        assertThat(auditor.post("/staff/people", "id=" + id + "&lastName=a&firstName=b")
                        .status())
                .isEqualTo(403);
        assertThat(auditor.post("/staff/people/officer/remove", Map.of()).status())
                .isEqualTo(403);
    }

    @Test // #13
    void aFormWithoutItsTokenDoesNothing() {
        StaffVisitor admin = StaffVisitor.of(server, "admin");

        assertThat(admin.send("/staff/people", Map.of("id", id, "lastName", "a", "firstName", "b"))
                        .status())
                .isEqualTo(403);
        assertThat(people.find(id)).isEmpty();
    }

    @Test // #13
    void theLastLoginIsKnownAndAPageReplacesTheFormerOnes() {
        people.create("test", new Person(id, "雷", "李", null, Set.of(StaffGroup.FINANCE)), "correct horse");
        StaffVisitor visitor = new StaffVisitor(server);
        visitor.logIn(id, "correct horse");

        assertThat(jdbc.sql("select count(*) from staff_login where person = ? and last_login_ms is not null")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(visitor.get("/pages/password.html").location()).endsWith("/staff/own");
        assertThat(visitor.get("/pages/people-changes.html").location()).endsWith("/staff/changes");
        StaffVisitor.Answer differ = visitor.post(
                "/staff/own/password", Map.of("present", "correct horse", "password", "another horse", "again", "x"));
        assertThat(differ.status()).isEqualTo(400);
        assertThat(visitor.post(
                                "/staff/own/password",
                                Map.of(
                                        "present",
                                        "correct horse",
                                        "password",
                                        "another horse",
                                        "again",
                                        "another horse"))
                        .status())
                .isEqualTo(303);
        assertThat(visitor.read("/staff/own")).contains("密码已更改");
    }
}
