package dev.signet.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople;
import dev.signet.access.AccountPeople.Person;
import dev.signet.access.NewSignIn;
import dev.signet.account.Principal;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an account is told, reads and forgets. */
@SignetTest
class NoticesIT {

    private static final String KIND = "warning.SMS_PLATFORM_PACKAGE";
    private static final long PERSON = 7;
    private static final int AT_ONCE = 8;

    @Autowired
    AccountPeople people;

    @Autowired
    Notices notices;

    @Autowired
    NoticeCentre centre;

    @Autowired
    OldNotices old;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scheduler scheduler;

    @Autowired
    Ids ids;

    @Autowired
    ApplicationEventPublisher events;

    private Customer customer;
    private SignedRest api;
    private NoticeReader owner;

    @BeforeEach
    void anAccount() {
        customer = accounts.enterprise();
        api = new SignedRest(server, customer.key(), clock);
        owner = new NoticeReader(customer.id(), Notice.ALL);
    }

    private void tell(long recipient, String left) {
        tell(recipient, left, "once-" + left);
    }

    private void tell(long recipient, String left, String once) {
        notices.tell(new Notice(customer.id(), recipient, KIND, once, Map.of("left", left, "warning", "9")));
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        api.get("/v1/notices")
                .json()
                .path("notices")
                .forEach(notice -> ids.add(notice.path("id").asText()));
        return ids;
    }

    private long unread() {
        return api.get("/v1/notices/unread").json().path("unread").asLong();
    }

    private List<String> lefts(NoticeReader reader) {
        return centre.list(reader, false, 1, 50).rows().stream()
                .map(row -> row.body().en().replaceAll("\\D*(\\d+) parts.*", "$1"))
                .toList();
    }

    @Test // #11
    void newestFirstPageByPageInBothLanguages() {
        for (int n = 1; n <= 12; n++) {
            tell(Notice.ALL, Integer.toString(n));
        }

        JsonNode first = api.get("/v1/notices").json();
        JsonNode second =
                api.get("/v1/notices", Map.of("page", "2", "size", "10")).json();

        assertThat(first.path("total").asInt()).isEqualTo(12);
        assertThat(first.path("unread").asInt()).isEqualTo(12);
        assertThat(first.path("notices")).hasSize(10);
        JsonNode newest = first.at("/notices/0");
        assertThat(newest.path("kind").asText()).isEqualTo(KIND);
        assertThat(newest.path("title").asText()).isEqualTo("套餐包余量不足");
        assertThat(newest.path("titleEn").asText()).isEqualTo("Packages are running out");
        assertThat(newest.path("body").asText()).isEqualTo("国内套餐包余量为 12 条，已低于预警值 9 条。请留意用量。");
        assertThat(newest.path("bodyEn").asText()).startsWith("The domestic packages have 12 parts left");
        assertThat(newest.path("readAt").isNull()).isTrue();
        assertThat(second.path("notices")).hasSize(2);
        assertThat(second.at("/notices/1/body").asText()).contains("余量为 1 条");
        assertThat(api.get("/v1/notices", Map.of("page", "2147483647")).json().path("notices"))
                .isEmpty();
        assertThat(api.get("/v1/notices", Map.of("size", "51")).status()).isEqualTo(400);
    }

    @Test // #11
    void oneSeveralAndAllAreMarkedAsRead() {
        for (String left : List.of("1", "2", "3", "4", "5")) {
            tell(Notice.ALL, left);
        }
        List<String> ids = ids();
        assertThat(unread()).isEqualTo(5);

        assertThat(api.post("/v1/notices/" + ids.get(0) + "/read", Map.of()).status())
                .isEqualTo(204);
        JsonNode first = api.get("/v1/notices").json().at("/notices/0/readAt");
        assertThat(first.asText()).isNotEmpty();
        assertThat(api.post("/v1/notices/read", Map.of("ids", List.of(ids.get(0), ids.get(1), ids.get(1))))
                        .status())
                .isEqualTo(204);
        assertThat(unread()).isEqualTo(3);
        assertThat(api.get("/v1/notices").json().at("/notices/0/readAt"))
                .as("when it was read first")
                .isEqualTo(first);
        assertThat(api.get("/v1/notices", Map.of("unread", "true"))
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(api.post("/v1/notices/read-all", Map.of()).status()).isEqualTo(204);
        assertThat(api.post("/v1/notices/read-all", Map.of()).status()).isEqualTo(204);
        assertThat(unread()).isZero();
        tell(Notice.ALL, "6");
        assertThat(unread()).isEqualTo(1);
    }

    @Test // #11
    void anotherAccountsNoticeIsAsIfThereWereNone() {
        tell(Notice.ALL, "1");
        Customer another = accounts.enterprise();
        notices.tell(Notice.toAll(another.id(), KIND, "x", Map.of("left", "1", "warning", "9")));
        SignedRest theirs = new SignedRest(server, another.key(), clock);
        String id = theirs.get("/v1/notices").json().at("/notices/0/id").asText();

        List<Reply> refused = List.of(
                api.post("/v1/notices/" + id + "/read", Map.of()),
                api.post("/v1/notices/1/read", Map.of()),
                api.post("/v1/notices/read", Map.of("ids", List.of(ids().get(0), id))));

        assertThat(refused).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.text()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("NoticeNotFound");
        });
        assertThat(unread()).as("all of them or none").isEqualTo(1);
        assertThat(theirs.get("/v1/notices/unread").json().path("unread").asInt())
                .isEqualTo(1);
        assertThat(api.post("/v1/notices/read", Map.of("ids", List.of())).status())
                .isEqualTo(400);
        assertThat(api.post("/v1/notices/x/read", Map.of()).status()).isEqualTo(400);
    }

    @Test // #11
    void aPersonReadsTheirOwnAndTheAccountsEachForThemselves() {
        tell(Notice.ALL, "1");
        tell(PERSON, "2");
        tell(PERSON + 1, "3");
        NoticeReader person = new NoticeReader(customer.id(), PERSON);

        assertThat(lefts(person)).containsExactly("2", "1");
        assertThat(lefts(owner)).containsExactly("1");
        centre.readAll(person);

        assertThat(centre.unread(person)).isZero();
        assertThat(centre.unread(owner)).isEqualTo(1);
        assertThat(centre.unread(new NoticeReader(customer.id(), PERSON + 1))).isEqualTo(2);
        assertThat(centre.unread(new NoticeReader(customer.id() + 1, PERSON))).isZero();
    }

    @Test // #11
    void theSameIsToldOnceThoughManyTellIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CyclicBarrier start = new CyclicBarrier(AT_ONCE);
            List<Future<?>> telling = new ArrayList<>();
            for (int n = 0; n < AT_ONCE; n++) {
                String left = Integer.toString(n);
                telling.add(threads.submit(() -> {
                    start.await();
                    tell(Notice.ALL, left, "same");
                    return null;
                }));
            }
            for (Future<?> each : telling) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        tell(PERSON, "9", "same");

        assertThat(lefts(owner)).hasSize(1);
        assertThat(lefts(new NoticeReader(customer.id(), PERSON))).hasSize(2);
    }

    @Test // #11
    void whatIsUndoneWasNotTold() {
        transaction.executeWithoutResult(status -> {
            tell(Notice.ALL, "1");
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> notices.tell(Notice.toAll(customer.id(), "nonsense", "x", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense");

        assertThat(ids()).isEmpty();
    }

    @Test // #11
    void goesWithWhoReadItWhenItsMonthsAreOver() throws Exception {
        Instant limit = clock.instant().atZone(ChinaTime.ZONE).minusMonths(12).toInstant();
        for (String left : List.of("1", "2", "3")) {
            tell(Notice.ALL, left);
        }
        List<String> ids = ids();
        centre.readAll(owner);
        age(ids.get(2), limit.minusMillis(1));
        age(ids.get(1), limit.plusSeconds(600));

        old.remove();

        assertThat(ids()).containsExactly(ids.get(0), ids.get(1));
        assertThat(readers(ids.get(2))).isZero();
        assertThat(readers(ids.get(1))).isOne();
        assertThat(scheduler.getTriggersOfJob(JobKey.jobKey("remove-old-notices", "notice")))
                .hasSize(1);
    }

    private void age(String id, Instant at) {
        jdbc.sql("update notice_notice set at = ? where id = ?")
                .params(at.toEpochMilli(), Long.valueOf(id))
                .update();
        jdbc.sql("update notice_read set read_at = ? where notice_id = ?")
                .params(at.toEpochMilli(), Long.valueOf(id))
                .update();
    }

    private long readers(String id) {
        return jdbc.sql("select count(*) from notice_read where notice_id = ?")
                .param(Long.valueOf(id))
                .query(Long.class)
                .single();
    }

    @Test // #11
    void aSignInIsToldWhoeverSignedInAndNobodyElse() {
        Person alice = people.user(customer, "alice");
        people.attachSystem(customer, "USER", alice.id(), "AdministratorAccess");
        Principal user = Principal.user(customer.id(), alice.id(), "alice");

        signedIn(Principal.owner(customer.id()), "192.0.2.1", FIREFOX);
        signedIn(user, "192.0.2.2", "");

        assertThat(bodies(api))
                .singleElement()
                .asString()
                .startsWith(customer.account().name() + " 从 192.0.2.1 登录了控制台")
                .contains("（Firefox 145 (Windows)）");
        assertThat(unread()).isEqualTo(1);
        assertThat(bodies(new SignedRest(server, alice.key(), clock)))
                .singleElement()
                .asString()
                .startsWith("alice@" + customer.account().name() + " 从 192.0.2.2 ")
                .doesNotContain("（）", "192.0.2.1");
        api.post("/v1/notices/read-all", Map.of());
        assertThat(unread()).isZero();
    }

    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private void signedIn(Principal who, String address, String userAgent) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new NewSignIn(who, address, userAgent, clock.instant())));
    }

    private static List<String> bodies(SignedRest reader) {
        List<String> bodies = new ArrayList<>();
        reader.get("/v1/notices")
                .json()
                .path("notices")
                .forEach(notice -> bodies.add(notice.path("body").asText()));
        return bodies;
    }
}
