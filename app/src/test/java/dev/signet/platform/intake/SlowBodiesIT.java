package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.api.RawClient;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Bodies that come a byte a second, at every kind of door, and what everybody else is answered meanwhile. */
@SignetTest(properties = "signet.intake.deadline=4s")
@Import(SlowBodiesIT.Probe.class)
@Tag("engine-doors")
class SlowBodiesIT {

    private static final String STRANGER = "127.0.0.2";
    private static final String US = "127.0.0.1";
    private static final int MANY = 250;
    private static final int TICKS = 60;
    private static final String PASSWORD = "correct horse";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] FILE = new byte[3 * 1024 * 1024];
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String LONG_BODY = "Content-Length: 100000\r\n\r\n";

    /** One of each kind; some read the body, some have answered before. */
    private static final List<String> DOORS = List.of(
            "POST /?Action=SendSms HTTP/1.1\r\nHost: a\r\n" + FORM + LONG_BODY,
            "POST /?Action=SendSms HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET /?Action=SendSms HTTP/1.1\r\nHost: a\r\n" + LONG_BODY,
            "POST / HTTP/1.1\r\nHost: a\r\nx-acs-action: SendSms\r\nx-acs-version: 2017-05-25\r\n"
                    + "Authorization: ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=b\r\n" + LONG_BODY,
            "POST /v1/signatures HTTP/1.1\r\nHost: a\r\n" + JSON + LONG_BODY,
            "POST /login HTTP/1.1\r\nHost: a\r\n" + FORM + LONG_BODY,
            "POST /v1/admin/accounts HTTP/1.1\r\nHost: a\r\n" + JSON + LONG_BODY,
            "POST /engine-rest/task HTTP/1.1\r\nHost: a\r\nAuthorization: Basic bm9ib2R5OndybW9uZw==\r\n" + JSON
                    + LONG_BODY,
            "POST /camunda/api/engine/engine/default/task HTTP/1.1\r\nHost: a\r\n" + JSON + LONG_BODY,
            "GET /actuator/health HTTP/1.1\r\nHost: a\r\n" + LONG_BODY,
            "DELETE /queues/Alicom-Queue-1-SmsUp/messages HTTP/1.1\r\nHost: a\r\n" + LONG_BODY,
            "POST /nowhere HTTP/1.1\r\nHost: a\r\n" + LONG_BODY);

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    WaitingThreads threads;

    @RestController
    @TestConfiguration(proxyBeanMethods = false)
    static class Probe {

        @PostMapping("/v1/probe/length")
        Map<String, Integer> length(@RequestBody byte[] body) {
            return Map.of("length", body.length);
        }
    }

    /** Connections that say a byte a second, for a minute at most. */
    private final class Trickle implements AutoCloseable {

        private final List<RawSocket> sockets = new ArrayList<>();
        private final ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor();
        private int ticks;

        Trickle(String from, List<String> heads) throws IOException {
            for (String head : heads) {
                RawSocket socket = new RawSocket(from, server.port());
                sockets.add(socket);
                socket.say(head);
            }
            seconds.scheduleAtFixedRate(this::sayAByteEach, 0, 1, TimeUnit.SECONDS);
        }

        private void sayAByteEach() {
            if (++ticks > TICKS) {
                seconds.shutdown();
            }
            for (RawSocket socket : sockets) {
                try {
                    socket.say("a");
                } catch (IOException hungUp) {
                    // which is what we want to see
                }
            }
        }

        List<String> answers() throws IOException {
            List<String> answers = new ArrayList<>();
            for (RawSocket socket : sockets) {
                answers.add(socket.rest());
            }
            return answers;
        }

        @Override
        public void close() throws IOException {
            seconds.shutdownNow();
            for (RawSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @AfterEach
    void everyPlaceWasLeft() {
        await().atMost(LONG)
                .until(() -> threads.all().taken() == 0
                        && threads.strangers().taken() == 0
                        && threads.known().taken() == 0
                        && threads.brief().taken() == 0);
    }

    @Test // #9 8
    void slowBodiesAtEveryDoorStopNobodyElse() throws Exception {
        List<String> heads = IntStream.range(0, MANY)
                .mapToObj(i -> DOORS.get(i % DOORS.size()))
                .toList();
        Customer customer = accounts.enterprise();
        try (Trickle slow = new Trickle(STRANGER, heads)) {
            await().atMost(LONG).until(() -> threads.strangers().taken() >= 10);
            for (int i = 0; i < 3; i++) {
                assertEverybodyIsServed(customer);
            }
        }
        assertEverybodyIsServed(customer);
    }

    @Test // #9 8
    void slowBodiesFromManyAddressesStopNobodyElse() throws Exception {
        List<Trickle> all = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                all.add(new Trickle("127.0.1." + (i + 1), DOORS));
            }
            await().atMost(LONG)
                    .until(() ->
                            threads.strangers().taken() >= 40 && threads.brief().taken() == 0);
            assertEverybodyIsServed(accounts.enterprise());
        } finally {
            for (Trickle one : all) {
                one.close();
            }
        }
    }

    private void assertEverybodyIsServed(Customer customer) throws Exception {
        assertThat(say(US, "GET /actuator/health/liveness HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .contains(" 200 ")
                .contains("UP");
        RawClient client = new RawClient(server.port(), customer.key());
        Map<String, String> parameters = send(client);
        assertThat(client.rpc(parameters).code()).startsWith("isv.");
        byte[] form = RawClient.query(client.signed("POST", send(client))).getBytes();
        assertThat(client.send("POST", "/", Map.of("Content-Type", "application/x-www-form-urlencoded"), form)
                        .code())
                .startsWith("isv.");
        assertThat(upload(customer).json().path("length").asInt()).isEqualTo(FILE.length);
    }

    private static Map<String, String> send(RawClient client) {
        Map<String, String> parameters = client.parameters("SendSms", Instant.now());
        parameters.putAll(Map.of("PhoneNumbers", "13800000000", "SignName", "没有", "TemplateCode", "SMS_1"));
        return parameters;
    }

    private RawClient.Reply upload(Customer customer) {
        RawClient client = new RawClient(server.port(), customer.key());
        return client.send("POST", "/v1/probe/length", signed(client), FILE);
    }

    private static Map<String, String> signed(RawClient client) {
        return client.acs3(
                "POST",
                "/v1/probe/length",
                Map.of(),
                new TreeMap<>(Map.of("content-type", "application/octet-stream")),
                FILE);
    }

    private static String head(Map<String, String> headers) {
        return "POST /v1/probe/length HTTP/1.1\r\n"
                + headers.entrySet().stream()
                        .map(h -> h.getKey() + ": " + h.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "Content-Length: " + FILE.length + "\r\n\r\n";
    }

    @Test // #9 8
    void slowUploadsOfOneAccountDoNotStopAnothers() throws Exception {
        Customer slow = accounts.enterprise();
        RawClient client = new RawClient(server.port(), slow.key());
        List<String> heads =
                IntStream.range(0, 12).mapToObj(i -> head(signed(client))).toList();

        try (Trickle trickle = new Trickle(STRANGER, heads)) {
            await().atMost(LONG).until(() -> threads.known().taken() >= 2);
            assertThat(upload(accounts.enterprise()).json().path("length").asInt())
                    .isEqualTo(FILE.length);

            List<String> answers = trickle.answers();
            assertThat(answers)
                    .filteredOn(answer -> answer.contains("RequestTimeout"))
                    .hasSize(2);
            assertThat(answers)
                    .filteredOn(answer -> answer.contains("Too many uploads"))
                    .hasSize(10);
        }
        assertThat(upload(slow).status()).as("the places were left").isEqualTo(200);
    }

    @Test // #9 8
    void uploadsThatNobodySignedTakeNoPlace() throws Exception {
        RawClient forger = new RawClient(server.port(), accounts.enterprise().key());
        List<String> heads = IntStream.range(0, 12)
                .mapToObj(
                        i -> head(signed(forger)).replaceFirst("(x-acs-signature-nonce: ).*", "$1" + UUID.randomUUID()))
                .toList();

        try (Trickle trickle = new Trickle(STRANGER, heads)) {
            assertThat(trickle.answers()).allMatch(answer -> answer.contains("SignatureDoesNotMatch"));
        }
    }

    @Test // #9 8
    void anUploadThatNamesNoKeyTakesNoPlace() throws Exception {
        String large = "POST / HTTP/1.1\r\nHost: a\r\n" + FORM + "Content-Length: " + FILE.length + "\r\n\r\n";
        String nobodys = large.replace("POST /", "POST /?Action=AddSmsSign&AccessKeyId=nobody");
        try (Trickle trickle =
                new Trickle(STRANGER, List.of(large, nobodys, nobodys.replace("AccessKeyId=nobody", "")))) {
            assertThat(trickle.answers())
                    .allSatisfy(answer -> assertThat(answer).contains(" 400 ", "AccessKeyId"));
        }
    }

    /** As many as there are threads ask for a long answer again and again, and read none. */
    @Test // #9 8
    void whoReadsSlowlyLeavesThreadsToOthers() throws Exception {
        Customer customer = accounts.enterprise();
        String one = "GET /v3/api-docs HTTP/1.1\r\nHost: a\r\n";
        assertThat(say(US, one + "Connection: close\r\n\r\n"))
                .as("is kept from now on: what fails is made anew for each, one after the other")
                .startsWith("HTTP/1.1 200 ");
        String ask = (one + "\r\n").repeat(20);
        List<RawSocket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                RawSocket reader = new RawSocket(STRANGER, server.port(), 4096);
                readers.add(reader);
                reader.say(ask);
            }
            await().atMost(LONG).until(() -> threads.all().taken() >= 50);
            for (int i = 0; i < 3; i++) {
                assertEverybodyIsServed(customer);
            }
        } finally {
            for (RawSocket reader : readers) {
                reader.close();
            }
        }
    }

    @Test // #9 8
    void aBodyThatTricklesIsEndedWithAClearAnswer() throws Exception {
        String id = "slow-" + UUID.randomUUID().toString().substring(0, 8);
        people.create("test", new Person(id, "慢", "员", null, Set.of(StaffGroup.SIGNATURE_REVIEWERS)), PASSWORD);
        String login =
                "Authorization: Basic " + Base64.getEncoder().encodeToString((id + ":" + PASSWORD).getBytes()) + "\r\n";
        RawClient client = new RawClient(server.port(), accounts.enterprise().key());

        try (Trickle trickle = new Trickle(
                US,
                List.of(
                        DOORS.get(0),
                        DOORS.get(5),
                        head(signed(client)).replaceFirst("Content-Length: .*", "Content-Length: 1000"),
                        "POST /engine-rest/task HTTP/1.1\r\nHost: a\r\n" + login + JSON
                                + "Content-Length: 50000\r\n\r\n"))) {
            assertThat(trickle.answers())
                    .allSatisfy(answer -> assertThat(answer)
                            .startsWith("HTTP/1.1 408 ")
                            .contains("Connection: close", "RequestTimeout", "4 seconds")
                            .containsPattern("(?i)x-acs-request-id: [0-9A-F-]{36}"));
        }
    }

    @Test // #9 8
    void aConnectionIsOfUseAfterABodyThatCameLate() throws Exception {
        RawClient client = new RawClient(server.port(), accounts.enterprise().key());
        try (RawSocket socket = new RawSocket(US, server.port())) {
            for (int i = 0; i < 2; i++) {
                String form = RawClient.query(client.signed("POST", send(client)));
                socket.say("POST / HTTP/1.1\r\nHost: a\r\n" + FORM + "Content-Length: " + form.length() + "\r\n\r\n");
                await().atMost(LONG).until(() -> threads.strangers().taken() == 1);
                socket.say(form);
                assertThat(socket.answer()).contains(" 200 ").contains("isv.");
            }
            // A body that nobody reads, and the next request right behind it.
            socket.say("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
                    + "GET /actuator/health/liveness HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(socket.rest()).contains(" 401 ").contains(" 200 ").contains("UP");
        }
    }

    @Test // #9 7
    void aLongHeadIsRefusedBeforeAnybodyLooksAtIt() throws Exception {
        String cookie = "Cookie: a=" + "b".repeat(9_000) + "\r\n";
        for (String door : DOORS) {
            String target = door.substring(0, door.indexOf("HTTP/1.1"));
            assertThat(say(US, target + "HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + cookie + "\r\n"))
                    .as(target)
                    .containsPattern("HTTP/1.1 4(31|00) ")
                    .contains("8192");
        }
        assertThat(say(US, "GET /login?a=" + "b".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("RequestHeaderFieldsTooLarge");
        assertThat(say(
                        US,
                        "GET /?Action=a&b=" + "b".repeat(100_000)
                                + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .as("numbers travel in its query")
                .contains("MissingVersion");
    }

    private String say(String from, String request) throws IOException {
        try (RawSocket socket = new RawSocket(from, server.port())) {
            socket.say(request);
            return socket.rest();
        }
    }
}
