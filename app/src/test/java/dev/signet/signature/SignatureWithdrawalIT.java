package dev.signet.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.account.ApiCaller;
import dev.signet.application.Reviews;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #12: what waits for a decision is taken back by its owner, whoever is about to decide it. */
@SignetTest
class SignatureWithdrawalIT {

    private static final String NAME = "YunfanTech";
    private static final String REVIEWER = "reviewer";

    @Autowired
    SignatureRegistration registration;

    @Autowired
    Signatures signatures;

    @Autowired
    Reviews reviews;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    private Customer customer;
    private ApiCaller caller;
    private SignedRest api;
    private String key;

    @BeforeEach
    void anApplicationWaits() {
        customer = accounts.enterprise("杭州云帆科技有限公司");
        caller = new ApiCaller(customer.id(), customer.key().id());
        api = new SignedRest(server, customer.key(), clock);
        key = "signature:" + apply(Scenario.GENERAL);
    }

    private long apply(Scenario scenario) {
        return registration.apply(caller, form(scenario)).signatureId();
    }

    private static SignatureForm form(Scenario scenario) {
        return SignatureForm.of(NAME, scenario, SignatureSource.COMPANY)
                .sourceOwned(true)
                .thirdParty(false)
                .publicBody(false)
                .evidence(List.of())
                .remark("海外用户登录")
                .build();
    }

    private SignatureState state() {
        return signatures.newest(customer.id(), NAME).orElseThrow().state();
    }

    private long count(String sql, Object value) {
        return jdbc.sql(sql).param(value).query(Long.class).single();
    }

    @Test
    void isGoneFromTheReviewersAndMayBeSubmittedAgain() {
        assertThat(api.post("/v1/signatures/" + NAME + "/withdraw", Map.of()).status())
                .isEqualTo(204);

        assertThat(state()).isEqualTo(SignatureState.WITHDRAWN);
        assertThat(reviews.open("signature", id())).isEmpty();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(key).count())
                .isZero();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count())
                .isZero();
        assertThat(count("select count(*) from review_file where subject_id = ? and withdrawn_at is not null", id()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from audit_entry where action = 'signature.withdrawn' and subject_id = ?",
                        Long.toString(id())))
                .isEqualTo(1);
        assertThat(signatures.records(customer.id(), NAME).get(0))
                .satisfies(record -> assertThat(record.action()).isEqualTo("withdraw"))
                .satisfies(record -> assertThat(record.actor()).isEqualTo(caller.who()));

        registration.modify(caller, form(Scenario.VERIFICATION));

        assertThat(state()).isEqualTo(SignatureState.UNDER_REVIEW);
        assertThat(reviews.open("signature", id())).isPresent();
    }

    @Test
    void aConversionThatIsTakenBackLeavesTheSignatureAsItWas() {
        registration.withdraw(caller, NAME);
        registration.modify(caller, form(Scenario.VERIFICATION));
        new Reviewers(tasks, identities).approve(key, REVIEWER);
        registration.modify(caller, form(Scenario.GENERAL));

        registration.withdraw(caller, NAME);

        assertThat(signatures.sendable(customer.id()))
                .extracting(SendableSignature::scenario)
                .containsExactly(Scenario.VERIFICATION);
        assertThat(signatures.find(customer.id(), NAME))
                .extracting(SignatureRow::state)
                .containsExactly(SignatureState.WITHDRAWN, SignatureState.APPROVED);
    }

    @Test
    void isRefusedWhereNothingWaitsAndToEverybodyElse() {
        SignedRest other = new SignedRest(server, accounts.enterprise().key(), clock);
        SignedRest.Reply notTheirs = other.post("/v1/signatures/" + NAME + "/withdraw", Map.of());
        assertThat(notTheirs.status()).as(notTheirs.text()).isEqualTo(404);
        assertThat(state()).isEqualTo(SignatureState.UNDER_REVIEW);
        new Reviewers(tasks, identities).approve(key, REVIEWER);

        SignedRest.Reply late = api.post("/v1/signatures/" + NAME + "/withdraw", Map.of());

        assertThat(late.status()).as(late.text()).isEqualTo(409);
        assertThat(late.text()).contains("没有正在审核的申请");
        assertThat(state()).isEqualTo(SignatureState.APPROVED);
    }

    /** Of the two the first counts; the other is told, and nothing is left half done. */
    @RepeatedTest(8)
    void oneOfWithdrawalAndDecisionWins() throws Exception {
        Task task =
                tasks.createTaskQuery().processInstanceBusinessKey(key).active().singleResult();
        identities.setAuthentication(REVIEWER, List.of("signature-reviewers"));
        tasks.claim(task.getId(), REVIEWER);
        identities.clearAuthentication();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<Optional<String>> withdrawn = both.submit(attempt(start, () -> registration.withdraw(caller, NAME)));
            Future<Optional<String>> decided = both.submit(attempt(start, () -> complete(task)));

            Optional<String> withdrawalRefused = withdrawn.get();
            Optional<String> decisionRefused = decided.get();

            assertThat(withdrawalRefused.isPresent()).isNotEqualTo(decisionRefused.isPresent());
            assertThat(state())
                    .isEqualTo(withdrawalRefused.isPresent() ? SignatureState.APPROVED : SignatureState.WITHDRAWN);
            withdrawalRefused.ifPresent(words -> assertThat(words).contains("没有正在审核的申请"));
            decisionRefused.ifPresent(words -> assertThat(words).contains("已被申请人撤回"));
            assertThat(tasks.createTaskQuery().processInstanceBusinessKey(key).count())
                    .isZero();
            assertThat(reviews.open("signature", id())).isEmpty();
        } finally {
            both.shutdownNow();
        }
    }

    private void complete(Task task) {
        identities.setAuthentication(REVIEWER, List.of("signature-reviewers"));
        try {
            tasks.complete(
                    task.getId(),
                    Map.of("decision", "approved", "reasonCodes", "", "comment", "", "unknownAccepted", true));
        } finally {
            identities.clearAuthentication();
        }
    }

    /** What the one who came second was told; empty for the first. */
    private static Callable<Optional<String>> attempt(CyclicBarrier start, Runnable act) {
        return () -> {
            start.await();
            try {
                act.run();
                return Optional.empty();
            } catch (RuntimeException refused) {
                return Optional.of(refused.toString());
            }
        };
    }

    @Test
    void nobodyWithdrawsTwice() {
        registration.withdraw(caller, NAME);

        assertThatThrownBy(() -> registration.withdraw(caller, NAME))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("isv.ERROR_SIGN_NOT_MODIFY"));
    }

    private long id() {
        return Long.parseLong(key.substring(key.indexOf(':') + 1));
    }
}
