package dev.signet.staff;

import static dev.signet.staff.StaffGroup.ADMINISTRATORS;
import static dev.signet.staff.StaffGroup.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.processes.staff.StaffChangeProcess;
import dev.signet.review.TasklistPage;
import dev.signet.staff.StaffChange.State;
import dev.signet.support.Browser;
import dev.signet.support.SignetTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What {@code finance} may ask for takes {@code finance2} or an administrator: here, to have a wall painted. Whoever agrees is
 * another human, and both are still who they were when it is done.
 */
@SignetTest(properties = "test.people=changing")
@Tag("engine-doors")
class StaffChangesIT extends ChangingPeople {

    private static final String STAFF_CHANGES = "/v1/admin/staff-changes";
    private static final String PAINT = "PaintWall";
    private static final int ROUNDS = 3;

    @Autowired
    StaffChanges changes;

    @Autowired
    List<WaitingChanges> waiting;

    @Autowired
    Walls walls;

    private String wall;

    @TestConfiguration(proxyBeanMethods = false)
    static class Painting {

        /** The list of the product, and one action more. */
        @Bean
        @Primary
        StaffActions withPainting() {
            return new StaffActions() {
                @Override
                public Optional<StaffAction> find(String name) {
                    return name.equals(PAINT)
                            ? Optional.of(new StaffAction(
                                    PAINT,
                                    List.of(),
                                    Set.of(FINANCE),
                                    Set.of(FINANCE, ADMINISTRATORS),
                                    List.of("wall.painted")))
                            : super.find(name);
                }
            };
        }

        @Bean
        Walls walls(AuditTrail audit) {
            return new Walls(audit);
        }
    }

    static final class Walls implements ConsentedAction {

        private final AuditTrail audit;
        private final AtomicReference<String> secret = new AtomicReference<>("");
        private volatile boolean gone;
        private volatile boolean wet;

        Walls(AuditTrail audit) {
            this.audit = audit;
        }

        @Override
        public String action() {
            return PAINT;
        }

        @Override
        public void check(StaffWish wish) {
            if (gone) {
                throw new Refusal("OperationDenied.NoWall", "没有这面墙。", "There is no such wall.");
            }
        }

        @Override
        public Bilingual told(StaffWish wish) {
            String after = wish.value("after");
            return new Bilingual(
                    "将墙 " + wish.subjectId() + " 漆为" + after, "Paint the wall " + wish.subjectId() + " " + after);
        }

        /** The entry is there first: what fails after it takes it back. */
        @Override
        public void carryOut(StaffChange change, @Nullable String given) {
            audit.record(
                    change.askedBy(),
                    "wall.painted",
                    "wall",
                    change.wish().subjectId(),
                    Map.of("approvedBy", String.valueOf(change.decidedBy())));
            if (wet) {
                throw new Refusal("OperationDenied.WetWall", "墙还没干。", "The wall is still wet.");
            }
            secret.set(String.valueOf(given));
        }
    }

    @BeforeEach
    void aWallOfItsOwn() {
        wall = "wall-of-" + id;
        walls.gone = false;
        walls.wet = false;
        walls.secret.set("");
    }

    @AfterEach
    void twoOfFinance() {
        for (User one : identities.createUserQuery().memberOfGroup(FINANCE.id()).list()) {
            if (!Set.of("finance", "finance2").contains(one.getId())) {
                identities.deleteUser(one.getId());
            }
        }
        for (String person : List.of("finance", "finance2")) {
            if (identities
                            .createUserQuery()
                            .userId(person)
                            .memberOfGroup(FINANCE.id())
                            .count()
                    == 0) {
                identities.createMembership(person, FINANCE.id());
            }
        }
        jdbc.sql("update staff_change set state = 'WITHDRAWN', sealed_secret = null where state = 'WAITING'")
                .update();
    }

    @Override
    List<ProcessInstance> running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(StaffChangeProcess.KEY)
                .list();
    }

    private StaffWish paint(String subject) {
        return new StaffWish(
                PAINT,
                "wall",
                subject,
                1001L,
                new TreeMap<>(Map.of("before", "白色", "after", "红色", "brush", "宽")),
                "客户来函 by letter");
    }

    private String asked() {
        return Long.toString(changes.ask("finance", paint(wall), null).id());
    }

    @Test // #13
    void anotherHumanOfTheGroupsThatMayAgreesAndSoItIsDone() {
        StaffChange change = changes.ask("finance", paint(wall), null);

        assertThat(change.approvers()).containsExactlyInAnyOrder("finance2", "admin", "admin2");
        assertThat(changes.told(change).zh()).isEqualTo("将墙 " + wall + " 漆为红色");
        assertThat(changes.facts(change))
                .extracting(fact -> fact.title().zh() + " " + fact.value())
                .containsExactly("变更后 红色", "变更前 白色", "brush 宽");
        assertRefused(() -> changes.ask("finance2", paint(wall), null), "waits for consent already");
        assertThat(changes.ask("finance2", paint(wall + "-b"), null).state()).isEqualTo(State.WAITING);
        assertRefused(() -> changes.approve("finance", change.id()), "You asked for the change");
        assertRefused(() -> changes.refuse("finance", change.id(), "no"), "withdraw it");
        for (String other : List.of("officer", "auditor", "reviewer", "nobody")) {
            assertRefused(() -> changes.approve(other, change.id()), "You cannot decide");
            assertRefused(() -> changes.refuse(other, change.id(), "no"), "You cannot decide");
            assertRefused(() -> changes.requireDecider(other, change.id()), "You cannot decide");
            assertThat(changes.isDecider(other, change)).isFalse();
        }
        assertThat(changes.isDecider("admin", change)).isTrue();
        assertThat(painted()).isEmpty();

        StaffChange done = changes.approve("admin", change.id());

        assertThat(done.state()).isEqualTo(State.CARRIED_OUT);
        assertThat(done.decidedBy()).isEqualTo("admin");
        assertThat(changes.show(change.id())).isEqualTo(done);
        assertThat(painted()).containsExactly("finance {\"approvedBy\":\"admin\"}");
        assertThat(walls.secret).hasValue("null");
        assertThat(trailOf(change.id()))
                .containsExactly("staff-change.asked finance", "staff-change.carried-out admin");
        assertThat(task(Long.toString(change.id()))).isEmpty();
        assertRefused(() -> changes.approve("admin2", change.id()), "has ended");
    }

    @Test // #13
    void whoMayNotAskAsksForNothingAndNobodyAsksForWhatCannotBeDone() {
        for (String other : List.of("admin", "officer", "auditor", "nobody")) {
            assertRefused(() -> changes.ask(other, paint(wall), null), "may ask for this (finance)");
        }
        walls.gone = true;
        assertRefused(() -> changes.ask("finance", paint(wall), null), "There is no such wall");
        walls.gone = false;
        for (String reason : List.of("", " \u3000", "长".repeat(501))) {
            StaffWish without = new StaffWish(PAINT, "wall", wall, null, new TreeMap<>(Map.of("after", "红色")), reason);
            assertRefused(() -> changes.ask("finance", without, null), "1 to 500 characters");
        }
        assertThat(running()).isEmpty();
    }

    @Test // #13
    void theDoorsForPeopleDoTheSame() {
        String agreed = asked();
        JsonNode shown =
                call("finance2", "GET", STAFF_CHANGES + "/" + agreed, "").body();
        assertThat(shown.get("whatEn").asText()).isEqualTo("Paint the wall " + wall + " 红色");
        assertThat(shown.get("values").findValuesAsText("nameEn")).containsExactly("After", "Before", "brush");
        assertThat(shown.get("accountId").asText()).isEqualTo("1001");
        assertThat(shown.get("reason").asText()).isEqualTo("客户来函 by letter");
        assertThat(shown.get("decidable").asBoolean()).isTrue();
        assertThat(shown.get("withdrawable").asBoolean()).isFalse();
        assertThat(shown.has("secret")).isFalse();
        JsonNode own = call("finance", "GET", STAFF_CHANGES + "/" + agreed, "").body();
        assertThat(own.get("decidable").asBoolean()).isFalse();
        assertThat(own.get("withdrawable").asBoolean()).isTrue();
        assertThat(call("auditor", "GET", STAFF_CHANGES + "/" + agreed, "")
                        .body()
                        .get("decidable")
                        .asBoolean())
                .isFalse();
        assertThat(call("reviewer", "GET", STAFF_CHANGES + "/" + agreed, "").status())
                .isEqualTo(403);
        assertThat(call("auditor", "POST", STAFF_CHANGES + "/" + agreed + "/approve", "")
                        .status())
                .isEqualTo(403);
        assertRefused(call("finance", "POST", STAFF_CHANGES + "/" + agreed + "/approve", ""), 403, "You asked for");
        assertRefused(call("officer", "POST", STAFF_CHANGES + "/" + agreed + "/approve", ""), 403, "You cannot decide");
        assertRefused(call("finance2", "POST", STAFF_CHANGES + "/" + agreed + "/withdraw", ""), 403, "Only finance");
        assertThat(call("finance2", "POST", STAFF_CHANGES + "/" + agreed + "/approve", "")
                        .body()
                        .get("state")
                        .asText())
                .isEqualTo("CARRIED_OUT");
        assertRefused(call("admin", "POST", STAFF_CHANGES + "/" + agreed + "/approve", ""), 409, "has ended");

        String refused = asked();
        for (String reason : List.of("{}", "{\"reason\": \" \"}", "{\"reason\": \"" + "长".repeat(501) + "\"}")) {
            assertThat(call("admin", "POST", STAFF_CHANGES + "/" + refused + "/refuse", reason)
                            .status())
                    .as(reason)
                    .isEqualTo(400);
        }
        assertThat(call("admin", "POST", STAFF_CHANGES + "/" + refused + "/refuse", "{\"reason\": \"没有付款\"}")
                        .body()
                        .get("decision")
                        .asText())
                .isEqualTo("没有付款");
        String withdrawn = asked();
        assertThat(call("finance", "POST", STAFF_CHANGES + "/" + withdrawn + "/withdraw", "")
                        .body()
                        .get("stateEn")
                        .asText())
                .isEqualTo("Withdrawn");

        assertThat(painted()).hasSize(1);
        assertThat(ids("?state=REFUSED&action=" + PAINT + "&accountId=1001&size=1"))
                .containsExactly(refused);
        assertThat(ids("?before=" + withdrawn)).contains(refused, agreed).doesNotContain(withdrawn);
        assertThat(ids("?accountId=1002")).isEmpty();
        assertThat(ids("?action=Other")).isEmpty();
        assertRefused(call("admin", "GET", STAFF_CHANGES + "/1", ""), 404, "There is no change 1");
    }

    private List<String> ids(String query) {
        return call("auditor", "GET", STAFF_CHANGES + query, "").body().findValuesAsText("id");
    }

    @Test // #13
    void theSecondPersonDecidesInTasklist() {
        String agreed = asked();
        Task task = task(agreed).orElseThrow();
        assertThat(task.getName())
                .isEqualTo("审批管理操作 Decide administration · 将墙 " + wall + " 漆为红色 / Paint the wall " + wall + " 红色");
        assertThat(call("finance2", "GET", "/engine-rest/filter?resourceType=Task", "")
                        .body()
                        .findValuesAsText("name"))
                .contains("管理操作 Administration");
        for (String door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            for (String person : List.of("finance", "officer", "auditor", "reviewer")) {
                for (Answer tried : List.of(
                        call(person, "POST", door + "/task/" + task.getId() + "/claim", userId(person)),
                        call(person, "POST", door + "/task/" + task.getId() + "/claim", userId("finance2")),
                        call(person, "POST", door + "/task/" + task.getId() + "/complete", decision("approved", "")))) {
                    assertThat(tried.status()).as(person + " " + tried.body()).isBetween(400, 409);
                }
            }
        }
        assertThat(complete("finance2", agreed, "approved", "").status())
                .as("unclaimed")
                .isEqualTo(400);
        assertThat(claim("finance2", agreed).status()).isEqualTo(204);
        assertThat(complete("finance2", agreed, "perhaps", "").status()).isEqualTo(400);
        assertThat(complete("finance2", agreed, "approved", "").status()).isEqualTo(204);

        assertThat(state(agreed)).isEqualTo("CARRIED_OUT");
        assertThat(painted()).containsExactly("finance {\"approvedBy\":\"finance2\"}");

        String refused = asked();
        assertThat(claim("admin2", refused).status()).isEqualTo(204);
        assertThat(complete("admin2", refused, "rejected", " ").status()).isEqualTo(400);
        assertThat(complete("admin2", refused, "rejected", "没有付款").status()).isEqualTo(204);
        assertThat(state(refused)).isEqualTo("REFUSED");
        assertThat(painted()).hasSize(1);
        assertThat(running()).isEmpty();
        assertThat(call("admin", "GET", "/v1/reviews/" + task.getId(), "").status())
                .as("it is no review")
                .isEqualTo(404);
    }

    @Test // #13
    void noOtherLoginOfTheFirstIsTheSecond() {
        add("one", "甲一", "钱", "Money@example.com");
        add("by-address", "乙二", "钱", "money+second@example.com");
        add("by-name", "甲一", "钱", "other@example.com");
        add("another", "丙三", "钱", "third@example.com");

        StaffChange change = changes.ask(id + "-one", paint(wall), null);
        assertThat(change.approvers())
                .contains(id + "-another", "finance", "finance2", "admin")
                .doesNotContain(id + "-one", id + "-by-address", id + "-by-name");
        for (String login : List.of("by-address", "by-name")) {
            assertRefused(
                    call(id + "-" + login, PASSWORD, "POST", STAFF_CHANGES + "/" + change.id() + "/approve", ""),
                    403,
                    "You cannot decide");
        }

        assertThat(changes.isDecider(id + "-another", change)).isTrue();
        User another = identities.createUserQuery().userId(id + "-another").singleResult();
        another.setEmail("MONEY+3@example.com");
        identities.saveUser(another);

        assertRefused(() -> changes.approve(id + "-another", change.id()), "counts as the same human");
        assertThat(changes.waitingFor(id + "-another")).isZero();
        assertThat(changes.show(change.id()).state()).isEqualTo(State.WAITING);
    }

    @Test // #13
    void whereNobodyElseCouldAgreeItSaysWhomThePlatformNeeds() {
        identities.deleteMembership("finance2", FINANCE.id());
        for (String one : List.of("admin", "admin2")) {
            identities.deleteMembership(one, ADMINISTRATORS.id());
        }
        try {
            add("same", "财务", "庚", null);
            assertRefused(
                    () -> changes.ask("finance", paint(wall), null),
                    "one of: administrators, finance. There is nobody");
        } finally {
            identities.createMembership("admin", ADMINISTRATORS.id());
        }
        assertThat(running()).isEmpty();
    }

    @Test // #13
    void ofTwoWhoAgreeAtOnceOneCarriesItOut() {
        for (int round = 0; round < ROUNDS; round++) {
            wall = wall + "x";
            String change = asked();
            assertThat(claim("admin2", change).status()).isEqualTo(204);

            List<Integer> all = atOnce(
                    () -> call("admin", "POST", STAFF_CHANGES + "/" + change + "/approve", "")
                            .status(),
                    () -> call("finance2", "POST", STAFF_CHANGES + "/" + change + "/approve", "")
                            .status(),
                    () -> complete("admin2", change, "approved", "").status());

            assertThat(all).filteredOn(status -> status < 300).hasSize(1);
            assertThat(all).allMatch(status -> status < 300 || status >= 400 && status <= 409);
            assertThat(painted()).hasSize(1);
            assertThat(running()).isEmpty();
        }
    }

    @Test // #13
    void withWhoeverAskedGoesWhatTheyAskedFor() {
        add("leaver", "离", "职", null);
        StaffChange left = changes.ask(id + "-leaver", paint(wall), "a secret");
        people.remove("test", id + "-leaver");

        StaffChange ended = changes.show(left.id());
        assertThat(ended.state()).isEqualTo(State.WITHDRAWN);
        assertThat(ended.decidedBy()).isEqualTo("system");
        assertThat(ended.decision()).contains("申请人已不属于", "may not ask for this any more");
        assertThat(sealed(left.id())).isZero();
        assertRefused(() -> changes.approve("admin", left.id()), "has ended");

        add("moved", "调", "岗", null);
        StaffChange moved = changes.ask(id + "-moved", paint(wall), null);
        people.setGroups("test", id + "-moved", Set.of(StaffGroup.COMPLIANCE_OFFICERS));
        assertThat(changes.show(moved.id()).state()).isEqualTo(State.WITHDRAWN);

        assertThat(running()).isEmpty();
        assertThat(painted()).isEmpty();
    }

    /** As where somebody writes to the tables of people by themselves. */
    @Test // #13
    void whoeverAgreesIsToldThatWhoeverAskedIsNobodyAnyMore() {
        String byDoor = asked();
        String byTask =
                Long.toString(changes.ask("finance", paint(wall + "-b"), null).id());
        assertThat(claim("admin", byTask).status()).isEqualTo(204);
        identities.deleteMembership("finance", FINANCE.id());

        JsonNode answer = call("finance2", "POST", STAFF_CHANGES + "/" + byDoor + "/approve", "")
                .body();
        assertThat(answer.get("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(answer.get("decision").asText()).contains("may not ask for this any more");
        assertThat(complete("admin", byTask, "approved", "").status()).isEqualTo(204);
        assertThat(state(byTask)).isEqualTo("WITHDRAWN");

        assertThat(running()).isEmpty();
        assertThat(painted()).isEmpty();
        assertThat(trailOf(Long.parseLong(byDoor)))
                .containsExactly("staff-change.asked finance", "staff-change.withdrawn system");
    }

    @Test // #13
    void whoHasNoSayAnyMoreDecidesNothingAndHoldsNothing() {
        add("second", "第", "二", null);
        String change = asked();
        assertThat(claim(id + "-second", PASSWORD, change).status()).isEqualTo(204);

        identities.deleteMembership(id + "-second", FINANCE.id());
        assertRefused(() -> changes.approve(id + "-second", Long.parseLong(change)), "You cannot decide");
        identities.setAuthentication(id + "-second", List.of(FINANCE.id()));
        try {
            String task = task(change).orElseThrow().getId();
            assertThatThrownBy(() -> tasks.complete(task, Map.of("decision", "approved")))
                    .hasMessageContaining("You cannot decide the change " + change);
        } finally {
            identities.clearAuthentication();
        }
        assertThat(changes.waitingFor(id + "-second")).isZero();

        people.remove("test", id + "-second");
        assertThat(task(change).orElseThrow().getAssignee()).isNull();
        assertThat(claim("admin", change).status()).isEqualTo(204);
        assertThat(complete("admin", change, "approved", "").status()).isEqualTo(204);
        assertThat(state(change)).isEqualTo("CARRIED_OUT");
    }

    @Test // #13
    void whoComesLaterHasNoSay() {
        String change = asked();
        add("late", "后", "来", null);

        assertThat(claim(id + "-late", PASSWORD, change).status()).isEqualTo(400);
        assertRefused(
                call(id + "-late", PASSWORD, "POST", STAFF_CHANGES + "/" + change + "/approve", ""),
                403,
                "when it was asked for");
    }

    @Test // #13
    void whatNobodyDecidesExpires() {
        clock.set(clock.instant());
        String change = asked();
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        timersFire();
        assertThat(state(change)).isEqualTo("WAITING");

        clock.advance(Duration.ofSeconds(1));
        assertRefused(call("admin", "POST", STAFF_CHANGES + "/" + change + "/approve", ""), 409, "was over at");
        timersFire();

        assertThat(state(change)).isEqualTo("EXPIRED");
        assertThat(painted()).isEmpty();
        assertThat(running()).isEmpty();
        assertThat(trailOf(Long.parseLong(change)))
                .containsExactly("staff-change.asked finance", "staff-change.expired system");
    }

    /** The engine goes by real time, so its timer is set to now where the application's clock is moved on. */
    @Test // #13
    void theEnginesTimerEndsWhatNobodyDecided() {
        clock.set(clock.instant());
        String change = asked();
        clock.advance(Duration.ofDays(7));
        management.setJobDuedate(
                management
                        .createJobQuery()
                        .processInstanceId(running().get(0).getId())
                        .singleResult()
                        .getId(),
                new Date());

        await().atMost(Duration.ofMinutes(3)).until(() -> running().isEmpty());
        assertThat(state(change)).isEqualTo("EXPIRED");
    }

    @Test // #13
    void whatCannotBeDoneNowIsNotAgreedToAndGoesOnWaiting() {
        String change = asked();
        assertThat(claim("admin", change).status()).isEqualTo(204);

        walls.wet = true;
        assertRefused(call("finance2", "POST", STAFF_CHANGES + "/" + change + "/approve", ""), 409, "still wet");
        Answer byTask = complete("admin", change, "approved", "");
        assertThat(byTask.status()).isEqualTo(400);
        assertThat(byTask.body().toString()).contains("墙还没干", "The wall is still wet");
        walls.wet = false;
        walls.gone = true;
        assertRefused(call("finance2", "POST", STAFF_CHANGES + "/" + change + "/approve", ""), 409, "no such wall");

        assertThat(state(change)).isEqualTo("WAITING");
        assertThat(painted()).isEmpty();
        assertThat(trailOf(Long.parseLong(change))).containsExactly("staff-change.asked finance");
        assertThat(task(change).orElseThrow().getAssignee()).isEqualTo("admin");

        walls.gone = false;
        assertThat(complete("admin", change, "approved", "").status()).isEqualTo(204);
        assertThat(painted()).hasSize(1);
    }

    @Test // #13
    void aSecretIsKeptSealedHandedOnOnceAndGone() {
        StaffChange change = changes.ask("finance", paint(wall), "correct-horse-battery");
        String id = Long.toString(change.id());
        assertThat(sealed(change.id())).isPositive();
        assertThat(call("admin", "GET", STAFF_CHANGES + "/" + id, "").body().toString())
                .doesNotContain("correct-horse");
        assertThat(change.toString()).doesNotContain("correct-horse");
        assertThat(count("select count(*) from staff_change where instr(sealed_secret, ?) > 0"))
                .isZero();

        assertThat(claim("admin", id).status()).isEqualTo(204);
        assertThat(complete("admin", id, "approved", "").status()).isEqualTo(204);

        assertThat(walls.secret).hasValue("correct-horse-battery");
        assertThat(sealed(change.id())).isZero();
        assertThat(count("select count(*) from audit_entry where instr(details, ?) > 0"))
                .isZero();
        assertThat(count("select count(*) from ACT_HI_VARINST where instr(TEXT_, ?) > 0"))
                .isZero();
        assertThat(jdbc.sql("select distinct NAME_ from ACT_HI_VARINST where PROC_DEF_KEY_ = ?")
                        .param(StaffChangeProcess.KEY)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("changeId", "deciderGroups", "endsAt", "decision", "comment", "outcome");

        StaffChange withdrawn = changes.ask("finance", paint(wall), "another");
        changes.withdraw("finance", withdrawn.id());
        assertThat(sealed(withdrawn.id())).isZero();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("correct-horse").query(Integer.class).single();
    }

    @Test // #13
    void whoCanDecideIsToldHowManyWait() {
        long before = changes.waitingFor("admin");
        asked();
        assertThat(changes.waitingFor("admin")).isEqualTo(before + 1);
        assertThat(changes.waitingFor("finance")).isZero();
        assertThat(changes.waitingFor("officer")).isZero();
        assertThat(call("finance2", "GET", "/v1/me", "")
                        .body()
                        .get("staffChanges")
                        .asLong())
                .isEqualTo(changes.waitingFor("finance2"))
                .isPositive();
    }

    @Test // #13: what expires first is at hand first, however much waits
    void whatWaitsIsReadInPortionsTheOldestFirst() {
        List<Long> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(changes.ask("finance", paint(wall + "-" + i), null).id());
        }
        changes.withdraw("finance", asked.remove(3));
        long before = asked.get(0) - 1;

        assertThat(changes.waitingFor("admin", before, 2))
                .extracting(StaffChange::id)
                .containsExactlyElementsOf(asked.subList(0, 2));
        assertThat(changes.waitingFor("admin", asked.get(1), 9))
                .extracting(StaffChange::id)
                .containsExactlyElementsOf(asked.subList(2, 4));
        assertThat(changes.waiting("finance", before, 3))
                .extracting(StaffChange::id)
                .containsExactlyElementsOf(asked.subList(0, 3));
        for (String other : List.of("finance", "officer", "nobody")) {
            assertThat(changes.waitingFor(other, before, 9)).as(other).isEmpty();
            assertThat(changes.decidable(other, changes.waiting(null, before, 9)))
                    .as(other)
                    .isEmpty();
        }
        assertThat(changes.waiting("finance2", before, 9)).isEmpty();
        assertThat(changes.decidable("admin", changes.waiting(null, before, 9)))
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test // #13
    void aChangeWithoutItsProcessGetsOneAtTheStart() {
        String change = asked();
        runtime.deleteProcessInstance(running().get(0).getId(), "as where a backup lacks it");

        waiting.forEach(WaitingChanges::beginMissing);
        waiting.forEach(WaitingChanges::beginMissing);

        assertThat(running()).hasSize(1);
        assertThat(claim("finance2", change).status()).isEqualTo(204);
        assertThat(complete("finance2", change, "approved", "").status()).isEqualTo(204);
        assertThat(painted()).hasSize(1);
    }

    @ParameterizedTest // #13
    @ValueSource(strings = {"zh-CN", "en-US"})
    void theFormSaysWhatItIsAboutAndAsksForADecision(String language) {
        Browser.isNeeded();
        String change = asked();
        try (TasklistPage tasklist =
                new TasklistPage(server.url(""), "--lang=" + language, "--accept-lang=" + language)) {
            tasklist.logIn("finance2", "finance2");
            tasklist.chooseFilter("管理操作");
            tasklist.openNewestTask("将墙 " + wall + " 漆为红色");
            tasklist.claim();
            assertThat(tasklist.formText("title-en")).isEqualTo("Paint the wall " + wall + " 红色");
            assertThat(tasklist.formText("facts")).contains("变更前 Before", "白色", "客户来函 by letter", "finance");
            tasklist.photograph("decide-staff-change-" + language);

            tasklist.pressComplete();
            tasklist.awaitSeen("[data-part=decision-problem]");
            assertThat(tasklist.formText("decision-problem")).contains("请选择");
            tasklist.click("input[value=rejected]");
            tasklist.pressComplete();
            assertThat(tasklist.formText("decision-problem")).contains("请填写原因");
            tasklist.approve();
            tasklist.complete();
        }
        assertThat(state(change)).isEqualTo("CARRIED_OUT");
    }

    private void add(String name, String first, String last, @Nullable String email) {
        people.create("test", new Person(id + "-" + name, first, last, email, Set.of(FINANCE)), PASSWORD);
    }

    @Override
    String state(String change) {
        return changes.show(Long.parseLong(change)).state().name();
    }

    private Optional<Task> task(String change) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .processInstanceBusinessKey("staff-change:" + change)
                .singleResult());
    }

    private Answer claim(String person, String change) {
        return claim(person, person, change);
    }

    private Answer claim(String person, String password, String change) {
        String task = task(change).orElseThrow().getId();
        return call(person, password, "POST", "/engine-rest/task/" + task + "/claim", userId(person));
    }

    private Answer complete(String person, String change, String decision, String comment) {
        String task = task(change).map(Task::getId).orElse("gone");
        return call(person, "POST", "/engine-rest/task/" + task + "/complete", decision(decision, comment));
    }

    private static String userId(String person) {
        return "{\"userId\": \"" + person + "\"}";
    }

    private static String decision(String decision, String comment) {
        return "{\"variables\": {\"decision\": {\"value\": \"%s\"}, \"comment\": {\"value\": \"%s\"}}}"
                .formatted(decision, comment);
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Supplier<T>... calls) {
        List<CompletableFuture<T>> all =
                Stream.of(calls).map(CompletableFuture::supplyAsync).toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    /** Who had this test's wall painted, by the trace in the transaction of it. */
    private List<String> painted() {
        return jdbc.sql("select actor, details from audit_entry where action = 'wall.painted' and subject_id = ?")
                .param(wall)
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private List<String> trailOf(long change) {
        return jdbc.sql(
                        "select action, actor from audit_entry where subject_type = 'staff-change' and subject_id = ? order by id")
                .param(Long.toString(change))
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private int sealed(long change) {
        return jdbc.sql("select coalesce(length(sealed_secret), 0) from staff_change where id = ?")
                .param(change)
                .query(Integer.class)
                .single();
    }

    private static void assertRefused(Supplier<?> call, String words) {
        assertThatThrownBy(call::get)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.messageEn()).contains(words));
    }
}
