package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccountAdministration;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import dev.signet.api.signing.EmptyOldNoncesJob;
import dev.signet.api.signing.NonceLedger;
import dev.signet.api.wire.Answer;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every refusal of the gateway, and what it must put up with, over real sockets. */
@SignetTest
@Import(GatewayProtocolIT.Actions.class)
class GatewayProtocolIT {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountAdministration administration;

    @Autowired
    SettableClock clock;

    @Autowired
    @DataPlane
    JdbcTemplate dataPlane;

    private TestAccounts.Customer customer;
    private RawClient client;

    @TestConfiguration(proxyBeanMethods = false)
    static class Actions {

        @Bean
        RpcAction echo() {
            return new ImmediateAction("TestEcho", RpcAction.Family.CLASSIC) {
                @Override
                protected Answer answer(RpcCall call) {
                    return Answer.ok()
                            .with("Text", call.text("Text"))
                            .with("Number", call.longValue("Number", 1, 50))
                            .with("Ip", call.sourceIp())
                            .withTexts("Tags", List.of("a", "b"))
                            .with(
                                    "Wrapper",
                                    Answer.object()
                                            .withEach(
                                                    "Row",
                                                    List.of("一", "二"),
                                                    t -> Answer.object().with("Name", t)));
                }
            };
        }

        @Bean
        RpcAction required() {
            return failing("TestRequired", RpcAction.Family.CLASSIC, null);
        }

        @Bean
        RpcAction broken() {
            return failing("TestBroken", RpcAction.Family.CLASSIC, new IllegalStateException("secret detail"));
        }

        @Bean
        RpcAction busy() {
            return failing("TestBusy", RpcAction.Family.CLASSIC, new QueryTimeoutException("secret detail"));
        }

        /** There is such an action, and no line of it. */
        @Bean
        RpcAction unlisted() {
            return new ImmediateAction("TestUnlisted", RpcAction.Family.CLASSIC) {
                @Override
                protected Answer answer(RpcCall call) {
                    return Answer.ok();
                }
            };
        }

        @Bean
        RpcAction throttled() {
            return failing("TestThrottled", RpcAction.Family.CLASSIC, new Refusal("Throttling.User", "太快", ""));
        }

        @Bean
        RpcAction refusing() {
            return failing(
                    "TestRefusing",
                    RpcAction.Family.CLASSIC,
                    new Refusal("isv.SIGN_NAME_ILLEGAL", "签名“<a>”不合法", "bad"));
        }

        @Bean
        RpcAction refusingNewer() {
            return failing(
                    "TestRefusingNewer", RpcAction.Family.NEWER, new Refusal("isv.SIGN_NAME_ILLEGAL", "不合法", "bad"));
        }

        @Bean
        RpcAction late() {
            return new RpcAction() {
                @Override
                public String name() {
                    return "TestLate";
                }

                @Override
                public CompletableFuture<Answer> call(RpcCall call) {
                    return CompletableFuture.supplyAsync(() -> Answer.ok().with("Text", "later"));
                }
            };
        }

        private static RpcAction failing(
                String name, RpcAction.Family family, @org.jspecify.annotations.Nullable RuntimeException failure) {
            return new ImmediateAction(name, family) {
                @Override
                protected Answer answer(RpcCall call) {
                    if (failure != null) {
                        throw failure;
                    }
                    return Answer.ok().with("Text", call.requiredText("PhoneNumbers"));
                }
            };
        }
    }

    @BeforeEach
    void aCustomer() {
        clock.set(NOW);
        customer = accounts.enterprise();
        client = new RawClient(server.port(), customer.key());
    }

    private Map<String, String> echo() {
        return client.parameters("TestEcho", NOW);
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.json().path("Code").asText()).as(reply.body()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers()).containsEntry("content-type", "application/json;charset=utf-8");
        assertThat(reply.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("RequestId", "HostId", "Code", "Message", "Recommend");
        assertThat(reply.json().path("HostId").asText()).startsWith("127.0.0.1:");
        assertThat(reply.json().path("RequestId").asText())
                .matches("[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}");
    }

    @Test
    @Tag("S6.2-3")
    void answersAWellSignedRequestHoweverItTravels() {
        Map<String, String> parameters = echo();
        parameters.put("Text", "12 34*~&=+张三😀<b>'\"\\");
        Map<String, String> signed = client.signed("POST", parameters);

        Reply reply = client.send("POST", "/?" + RawClient.query(signed), Map.of(), null);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("content-type", "application/json;charset=utf-8");
        assertThat(reply.json().path("Text").asText()).isEqualTo("12 34*~&=+张三😀<b>'\"\\");
        assertThat(reply.body()).contains("张三😀<b>'\\\"").doesNotContain("\\u");
        assertThat(reply.headers().get("x-acs-request-id"))
                .isEqualTo(reply.json().path("RequestId").asText());
    }

    @Test
    void takesEveryParameterFromTheFormBodyToo() {
        Map<String, String> signed = client.signed("POST", with(echo(), "Text", "a b"));
        byte[] body = RawClient.query(signed).replace("%20", "+").getBytes(StandardCharsets.ISO_8859_1);

        Reply typed = client.send("POST", "/", Map.of("Content-Type", "application/x-www-form-urlencoded"), body);

        assertThat(typed.json().path("Text").asText()).as(typed.body()).isEqualTo("a b");
    }

    @Test
    void takesGetRequests() {
        Reply reply = client.send("GET", "/?" + RawClient.query(client.signed("GET", echo())), Map.of(), null);

        assertThat(reply.code()).isEqualTo("OK");
    }

    @Test
    void putsUpWithBodiesWithoutLengthOrContent() {
        Reply empty = client.send(
                "POST",
                "/?" + RawClient.query(client.signed("POST", echo())),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                new byte[0]);
        Reply chunked = client.send(
                "POST",
                "/?" + RawClient.query(client.signed("POST", echo())),
                Map.of("Transfer-Encoding", "chunked"),
                "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(empty.code()).isEqualTo("OK");
        assertThat(chunked.code()).isEqualTo("OK");
    }

    @Test
    void ignoresUnsignedHeadersOfTheClassicClient() {
        Reply reply = client.send(
                "POST",
                "/?" + RawClient.query(client.signed("POST", echo())),
                Map.of("x-acs-action", "TestBroken", "x-acs-version", "1999-01-01"),
                null);

        assertThat(reply.code()).isEqualTo("OK");
    }

    @Test
    void takesAThousandNumbersInTheQuery() {
        String numbers = String.join(
                ",",
                IntStream.range(0, 1000)
                        .mapToObj(i -> "1390000" + String.format("%04d", i))
                        .toList());

        Reply reply = client.rpc(with(echo(), "Text", numbers));

        assertThat(reply.json().path("Text").asText()).isEqualTo(numbers);
    }

    @Test
    void answersWhenTheActionAnswersLater() {
        Reply reply = client.rpc(client.parameters("TestLate", NOW));

        assertThat(reply.json().path("Text").asText()).isEqualTo("later");
    }

    @Test
    void writesXml() {
        Reply reply = client.rpc(with(with(echo(), "Format", "xml"), "Text", "a<b>&张三"));

        assertThat(reply.headers()).containsEntry("content-type", "text/xml;charset=utf-8");
        assertThat(reply.body())
                .startsWith("<?xml version='1.0' encoding='UTF-8'?><TestEchoResponse>")
                .contains("<Text>a&lt;b&gt;&amp;张三</Text>")
                .contains("<Tags>a</Tags><Tags>b</Tags>")
                .contains("<Wrapper><Row><Name>一</Name></Row><Row><Name>二</Name></Row></Wrapper>")
                .endsWith("</TestEchoResponse>");
    }

    @Test
    void writesRefusalsAsXmlWhereAsked() {
        Reply reply = client.rpc(with(client.parameters("NoSuchAction", NOW), "Format", "XML"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body())
                .startsWith("<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>")
                .contains("<Code>InvalidAction.NotFound</Code>");
    }

    @Test
    void refusesAnUnknownFormat() {
        assertRefused(client.rpc(with(echo(), "Format", "YAML")), 400, "InvalidParameter.Format");
    }

    @Test
    void refusesOtherMethods() {
        assertRefused(
                client.send("PUT", "/?" + RawClient.query(client.signed("PUT", echo())), Map.of(), null),
                400,
                "UnsupportedHTTPMethod");
    }

    @ParameterizedTest
    @CsvSource({
        "Action, MissingAction",
        "Version, MissingVersion",
        "AccessKeyId, MissingAccessKeyId",
        "SignatureMethod, MissingSignatureMethod",
        "SignatureVersion, MissingSignatureVersion",
        "SignatureNonce, MissingSignatureNonce",
        "Timestamp, MissingTimestamp"
    })
    void namesTheMissingParameter(String parameter, String code) {
        Map<String, String> parameters = echo();
        parameters.remove(parameter);

        Reply reply = client.rpc(parameters);

        assertRefused(reply, 400, code);
        assertThat(reply.json().path("Message").asText()).startsWith(parameter + " is mandatory for this action.");
    }

    @Test
    void refusesARequestWithoutASignature() {
        assertRefused(client.send("GET", "/?" + RawClient.query(echo()), Map.of(), null), 400, "IncompleteSignature");
    }

    @ParameterizedTest
    @CsvSource({
        "Version, 2016-01-01, 400, InvalidVersion",
        "Action, NoSuchAction, 404, InvalidAction.NotFound",
        "Action, testecho, 404, InvalidAction.NotFound",
        "Action, TestUnlisted, 404, InvalidAction.NotFound",
        "AccessKeyId, nobody, 404, InvalidAccessKeyId.NotFound",
        "AccessKeyId, STS.nobody, 400, MissingSecurityToken",
        "SignatureMethod, HMAC-MD5, 400, InvalidSignatureMethod",
        "SignatureVersion, 2.0, 400, InvalidSignatureMethod",
        "Timestamp, 2026-11-22 08:00:00, 400, InvalidTimeStamp.Format",
        "Timestamp, 2026-13-22T08:00:00Z, 400, InvalidTimeStamp.Format",
        "Timestamp, 2026-11-22T08:15:00.001Z, 400, InvalidTimeStamp.Expired",
        "Timestamp, 2026-11-22T07:44:59Z, 400, InvalidTimeStamp.Expired",
        "Timestamp, 2026-11-22T08:15:01Z, 400, InvalidTimeStamp.Expired",
        "SecurityToken, whatever, 400, InvalidSecurityToken.MismatchWithAccessKey"
    })
    void refusesWhatIsNotValid(String parameter, String value, int status, String code) {
        assertRefused(client.rpc(with(echo(), parameter, value)), status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T07:45:00Z", "2026-11-22T08:15:00Z", "2026-11-22T08:14:59.999Z"})
    void allowsAQuarterOfAnHourEitherWay(String timestamp) {
        assertThat(client.rpc(with(echo(), "Timestamp", timestamp)).code()).isEqualTo("OK");
    }

    @Test
    void refusesADisabledKey() {
        administration.setKeyActive("test", customer.id(), customer.key().id(), false);

        assertRefused(client.rpc(echo()), 400, "InvalidAccessKeyId.Inactive");
    }

    @Test
    void endsAMismatchWithTheStringThatWasSigned() {
        Map<String, String> signed = client.signed("POST", echo());
        String stringToSign = RawClient.stringToSign("POST", echoWith(signed));
        signed.put("Signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        Reply reply = client.send("POST", "/?" + RawClient.query(signed), Map.of(), null);

        assertRefused(reply, 400, "SignatureDoesNotMatch");
        assertThat(reply.json().path("Message").asText())
                .isEqualTo("Specified signature is not matched with our calculation. server string to sign is:"
                        + stringToSign);
    }

    private static Map<String, String> echoWith(Map<String, String> signed) {
        Map<String, String> unsigned = new TreeMap<>(signed);
        unsigned.remove("Signature");
        return unsigned;
    }

    @Test
    void refusesAReplayWhateverNodeItReachesAndAfterARestart() {
        Map<String, String> parameters = echo();
        assertThat(client.rpc(parameters).code()).isEqualTo("OK");

        assertRefused(client.rpc(parameters), 400, "SignatureNonceUsed");

        NonceLedger otherNode = new NonceLedger(dataPlane, Clock.fixed(NOW, clock.getZone()));
        try {
            assertThat(otherNode
                            .spend(customer.key().id(), parameters.get("SignatureNonce"), NOW)
                            .join())
                    .isFalse();
            assertThat(otherNode
                            .spend("another-key", parameters.get("SignatureNonce"), NOW)
                            .join())
                    .isTrue();
        } finally {
            otherNode.destroy();
        }
    }

    @Test
    void refusesANonceThatWasSignedAnew() {
        Map<String, String> parameters = echo();
        assertThat(client.rpc(parameters).code()).isEqualTo("OK");

        assertRefused(client.rpc(with(parameters, "Timestamp", "2026-11-22T08:00:01Z")), 400, "SignatureNonceUsed");
    }

    @Test
    void takesOneOfManySimultaneousReplays() {
        Map<String, String> parameters = echo();

        List<CompletableFuture<String>> replies = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.rpc(parameters).code()))
                .toList();

        assertThat(replies.stream().map(CompletableFuture::join).filter("OK"::equals))
                .hasSize(1);
    }

    @Test
    void doesNotSpendTheNonceOfARequestThatWasNotVerified() {
        Map<String, String> signed = client.signed("POST", echo());
        Map<String, String> spoilt = with(signed, "Signature", "AAAA");
        assertRefused(
                client.send("POST", "/?" + RawClient.query(spoilt), Map.of(), null), 400, "SignatureDoesNotMatch");

        Reply reply = client.send("POST", "/?" + RawClient.query(signed), Map.of(), null);

        assertThat(reply.code()).isEqualTo("OK");
    }

    @Test
    void forgetsNoncesThatNoValidRequestCanCarry() {
        EmptyOldNoncesJob job = new EmptyOldNoncesJob(dataPlane, clock);
        NonceLedger ledger = new NonceLedger(dataPlane, clock);
        try {
            Instant long_ago = NOW.minus(Duration.ofHours(1));
            ledger.spend("cleaning", "old", long_ago).join();
            ledger.spend("cleaning", "early", NOW.minus(Duration.ofMinutes(15))).join();
            ledger.spend("cleaning", "late", NOW.plus(Duration.ofMinutes(15))).join();

            job.emptyOld();

            assertThat(rows(long_ago)).isZero();
            assertThat(rows(NOW.minus(Duration.ofMinutes(15)))).isPositive();
            assertThat(rows(NOW.plus(Duration.ofMinutes(15)))).isPositive();
        } finally {
            ledger.destroy();
        }
    }

    private int rows(Instant signedAt) {
        Integer count = dataPlane.queryForObject(
                "SELECT count(*) FROM api_nonce WHERE slot = ?", Integer.class, NonceLedger.slot(signedAt));
        return count == null ? 0 : count;
    }

    @Test
    void namesTheMissingBusinessParameterAndTreatsAnEmptyOneAsMissing() {
        assertRefused(client.rpc(client.parameters("TestRequired", NOW)), 400, "MissingPhoneNumbers");
        assertRefused(
                client.rpc(with(client.parameters("TestRequired", NOW), "PhoneNumbers", "")),
                400,
                "MissingPhoneNumbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "x", "1.5", "99999999999999999999"})
    void namesValueAndRuleOfABadNumber(String value) {
        Reply reply = client.rpc(with(echo(), "Number", value));

        assertRefused(reply, 400, "InvalidNumber");
        assertThat(reply.json().path("Message").asText())
                .isEqualTo("Specified parameter Number is not valid. It was '" + value
                        + "'; it must be a whole number from 1 to 50.");
    }

    @Test
    void refusesAParameterWithTwoMeanings() {
        String query = RawClient.query(client.signed("POST", with(echo(), "Text", "a")));

        assertRefused(client.send("POST", "/?" + query + "&Text=b", Map.of(), null), 400, "InvalidParameter");
    }

    @Test
    void refusesWhatCannotBeDecoded() {
        String query = RawClient.query(client.signed("POST", echo()));

        assertRefused(client.send("POST", "/?" + query + "&Text=%FF", Map.of(), null), 400, "InvalidParameter");
    }

    @Test
    void answersBusinessRefusalsWithStatus200AndThreeFields() {
        Reply reply = client.rpc(client.parameters("TestRefusing", NOW));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames()).toIterable().containsExactlyInAnyOrder("Code", "Message", "RequestId");
        assertThat(reply.code()).isEqualTo("isv.SIGN_NAME_ILLEGAL");
        assertThat(reply.json().path("Message").asText()).isEqualTo("签名“<a>”不合法");
    }

    @Test
    void answersInEnglishWhereTheCallerAsksForIt() {
        Map<String, String> signed = client.signed("POST", client.parameters("TestRefusing", NOW));

        Reply reply =
                client.send("POST", "/?" + RawClient.query(signed), Map.of("Accept-Language", "en-GB,en;q=0.9"), null);

        assertThat(reply.json().path("Message").asText()).isEqualTo("bad");
    }

    @Test
    void answersBusinessRefusalsOfTheNewerFamilyInTheEnvelope() {
        assertRefused(client.rpc(client.parameters("TestRefusingNewer", NOW)), 400, "InvalidSignName");
    }

    @Test
    void saysThrottling() {
        assertRefused(client.rpc(client.parameters("TestThrottled", NOW)), 400, "Throttling.User");
    }

    /** Pullers end for good on other answers. */
    @Test
    void tellsAFaultThatPassesAsSuch() {
        Reply reply = client.rpc(client.parameters("TestBusy", NOW));

        assertRefused(reply, 503, "ServiceUnavailable");
        assertThat(reply.body()).doesNotContain("secret detail");
    }

    @Test
    void neverShowsItsInside() {
        Reply reply = client.rpc(client.parameters("TestBroken", NOW));

        assertRefused(reply, 500, "InternalError");
        assertThat(reply.body()).doesNotContain("secret detail").doesNotContain("Exception");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        byte[] body = new byte[3 * 1024 * 1024];

        Reply reply = client.send("POST", "/?Action=TestEcho", Map.of(), body);

        assertRefused(reply, 400, "InvalidParameter");
    }

    @Test
    void takesTheNewerScheme() {
        byte[] body = "Text=a+b".getBytes(StandardCharsets.ISO_8859_1);
        Map<String, String> headers = client.acs3("POST", "/", Map.of("Number", "7"), acs3Headers(), body);

        Reply reply = client.send("POST", "/?Number=7", headers, body);

        assertThat(reply.json().path("Text").asText()).as(reply.body()).isEqualTo("a b");
        assertThat(reply.json().path("Number").isNumber()).isTrue();
    }

    private static Map<String, String> acs3Headers() {
        return new TreeMap<>(Map.of(
                "x-acs-action", "TestEcho",
                "x-acs-version", "2017-05-25",
                "x-acs-date", NOW.toString(),
                "content-type", "application/x-www-form-urlencoded"));
    }

    @Test
    void refusesABodyThatIsNotTheSignedOne() {
        byte[] body = "Text=a".getBytes(StandardCharsets.ISO_8859_1);
        Map<String, String> headers = client.acs3("POST", "/", Map.of(), acs3Headers(), body);

        assertRefused(
                client.send("POST", "/", headers, "Text=b".getBytes(StandardCharsets.ISO_8859_1)),
                400,
                "SignatureDoesNotMatch");
    }

    @Test
    void refusesAQueryThatIsNotTheSignedOne() {
        Map<String, String> headers = client.acs3("POST", "/", Map.of("Text", "a"), acs3Headers(), new byte[0]);

        Reply reply = client.send("POST", "/?Text=b", headers, null);

        assertRefused(reply, 400, "SignatureDoesNotMatch");
        assertThat(reply.json().path("Message").asText())
                .contains("server StringToSign is [ACS3-HMAC-SHA256\n")
                .contains("server CanonicalRequest is [POST\n/\nText=b\n");
    }

    /** What toISOString() of a browser gives. */
    @Test
    void takesAFractionOfASecondInTheNewerScheme() {
        Map<String, String> signed = with(acs3Headers(), "x-acs-date", "2026-11-22T08:00:00.123Z");
        Map<String, String> headers = client.acs3("POST", "/", Map.of("Text", "a"), signed, new byte[0]);

        assertThat(client.send("POST", "/?Text=a", headers, null).code()).isEqualTo("OK");
    }

    @ParameterizedTest
    @CsvSource({
        "x-acs-action, NoSuchAction, 404, InvalidAction.NotFound",
        "x-acs-action, TestUnlisted, 404, InvalidAction.NotFound",
        "x-acs-action, '', 400, MissingAction",
        "x-acs-version, 2016-01-01, 400, InvalidVersion",
        "x-acs-date, 2026-11-22T07:44:59Z, 400, InvalidTimeStamp.Expired",
        "x-acs-date, yesterday, 400, InvalidTimeStamp.Format",
        "x-acs-signature-nonce, '', 400, MissingSignatureNonce",
        "x-acs-security-token, token, 400, InvalidSecurityToken.MismatchWithAccessKey"
    })
    void refusesBadHeadersOfTheNewerScheme(String header, String value, int status, String code) {
        Map<String, String> headers =
                client.acs3("POST", "/", Map.of(), with(acs3Headers(), header, value), new byte[0]);

        assertRefused(client.send("POST", "/", headers, null), status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "'ACS3-HMAC-SM3 Credential=a,SignedHeaders=b,Signature=c', InvalidSignatureMethod",
        "'ACS3-HMAC-SHA256 SignedHeaders=b,Signature=c', MissingAccessKeyId",
        "'ACS3-HMAC-SHA256 Credential=a,SignedHeaders=b', IncompleteSignature",
        "'ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host;x-acs-date,Signature=c', IncompleteSignature"
    })
    void refusesABadAuthorization(String authorization, String code) {
        Map<String, String> headers = with(acs3Headers(), "Authorization", authorization);

        assertRefused(client.send("POST", "/", headers, null), 400, code);
    }

    @Test
    void refusesBearerTokens() {
        Reply reply = client.send(
                "POST",
                "/?Action=TestEcho&Version=2017-05-25&SignatureType=BEARERTOKEN",
                Map.of("x-acs-bearer-token", "t"),
                null);

        assertRefused(reply, 400, "MissingAccessKeyId");
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return changed;
    }
}
