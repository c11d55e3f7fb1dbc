package dev.signet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.SendBatchSmsRequest;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import dev.signet.access.ram.KeyPolicies;
import dev.signet.access.session.RoleSession;
import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Ledger;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.docs.CodesPage;
import dev.signet.platform.DataPlane;
import dev.signet.platform.FactsChanged;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import dev.signet.sending.account.AccountSettings;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.support.Approved;
import dev.signet.support.SdkClients;
import dev.signet.support.SettableClock;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each code with which a send can be refused, provoked for real and seen through the official client. */
@SignetTest(properties = {"signet.sending.requests-per-second=20", "signet.api.answer-timeout=6s"})
class SendCodesIT {

    private static final String SIGN = "云帆科技";
    private static final AtomicInteger COUNT = new AtomicInteger(21_000_000);
    private static final Path SOURCES = Path.of("src/main/java/dev/signet");
    /** How a code is written where a send may be refused. */
    private static final Pattern CODE =
            Pattern.compile("\"(is[vp]\\.[A-Za-z_]+|Throttling\\.User|IdempotencyKeyReused)\"");
    /** No official client sends what these answer; GatewayProtocolIT and SlowBodiesIT provoke them byte by byte. */
    private static final Set<String> NOT_BY_AN_OFFICIAL_CLIENT = Set.of(
            "MissingAccessKeyId",
            "IncompleteSignature",
            "InvalidSignatureMethod",
            "InvalidParameter",
            "RequestTimeout",
            "RequestHeaderFieldsTooLarge");

    /** Of other doors: a right that a person lacks. */
    private static final Set<String> NEVER_OF_A_SEND = Set.of("NoPermission");

    @Autowired
    TestAccounts accounts;

    @Autowired
    SessionTokens sessions;

    @Autowired
    TestServer server;

    @Autowired
    AccountAdministration administration;

    @Autowired
    AccountSettingsDesk settings;

    @Autowired
    KeyPolicies keyPolicies;

    @Autowired
    Ledger balances;

    @Autowired
    Blacklist blacklist;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Approved approved;

    @Autowired
    JdbcClient control;

    @Autowired
    @DataPlane
    JdbcClient data;

    @Autowired
    @DataPlane
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    private TestAccounts.Customer customer;
    private Client client;
    private Map<String, String> codes;

    @BeforeEach
    void aSender() throws Exception {
        use(accounts.enterprise("杭州云帆科技有限公司"), "1000");
    }

    private void use(TestAccounts.Customer sender, String yuan) throws Exception {
        customer = sender;
        client = SdkClients.of(server.endpoint(), customer.key());
        balances.credit(customer.id(), new BigDecimal(yuan), "start", "test");
        codes = new LinkedHashMap<>();
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        approved.signature(customer.id(), "云帆验证", Scenario.VERIFICATION);
        template("CODE", TemplateKind.VERIFICATION, "您的登录验证码为${code}，5分钟内有效，请勿泄露。", "{\"code\":\"numberCaptcha\"}");
        template("NOTE", TemplateKind.NOTIFICATION, "您的订单${text}已发货，请注意查收。", "{\"text\":\"others\"}");
        template("TYPED", TemplateKind.NOTIFICATION, "您的订单${text}已发货，请注意查收。", "{\"text\":\"other_number2\"}");
        template("PROMO", TemplateKind.PROMOTIONAL, "云帆商城周年庆，会员全场8折，拒收请回复R", "{}");
        template(
                "INTL",
                TemplateKind.INTERNATIONAL,
                "Your order ${text} has been shipped.",
                "{\"text\":\"other_number2\"}");
    }

    private void template(String nickname, TemplateKind kind, String content, String attributes) {
        codes.put(nickname, approved.template(customer.id(), kind, content, attributes));
    }

    private void changed() {
        events.publishEvent(new FactsChanged(customer.id()));
    }

    private Map<String, Provocation> business() {
        Map<String, Provocation> table = new LinkedHashMap<>();
        table.put("OK", () -> note("A1"));
        table.put("isv.ACCOUNT_NOT_EXISTS", this::accountGone);
        table.put("isv.OUT_OF_SERVICE", () -> {
            administration.setState("test", customer.id(), AccountState.IN_ARREARS);
            changed();
            return note("A1");
        });
        table.put("isv.AMOUNT_NOT_ENOUGH", () -> {
            use(accounts.enterprise(), "0.010");
            return note("A1");
        });
        table.put("isv.SMS_SIGNATURE_ILLEGAL", () -> send("没有的签名", "NOTE", text("A1"), number()));
        table.put("isv.SMS_TEMPLATE_ILLEGAL", () -> code(base().setTemplateCode("SMS_1")));
        table.put("isv.SMS_SIGNATURE_SCENE_ILLEGAL", () -> send("云帆验证", "NOTE", text("A1"), number()));
        table.put("isv.INVALID_JSON_PARAM", () -> send(SIGN, "NOTE", "{text:1}", number()));
        table.put("isv.TEMPLATE_MISSING_PARAMETERS", () -> send(SIGN, "NOTE", "{}", number()));
        table.put("isv.INVALID_PARAMETERS", () -> code(base().setOutId("x".repeat(256))));
        table.put("isv.CODE_ERROR", () -> code(base().setSmsUpExtendCode("12345678")));
        table.put("isv.EXTEND_CODE_ERROR", () -> {
            approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
            return extended("[\"" + SIGN + "\",\"云帆商城\"]", "[\"1001\",\"1001\"]");
        });
        table.put("isv.ONE_CODE_MULTIPLE_SIGN", () -> {
            approved.signature(customer.id(), "云帆商城", Scenario.GENERAL);
            assertThat(code(base().setSmsUpExtendCode("1002"))).isEqualTo("OK");
            return code(base().setSignName("云帆商城").setSmsUpExtendCode("1002"));
        });
        table.put("isv.SMS_TEST_SIGN_TEMPLATE_LIMIT", () -> send("Signet测试专用", "NOTE", text("A1"), number()));
        table.put("isv.MOBILE_NUMBER_ILLEGAL", () -> send(SIGN, "NOTE", text("A1"), "12345"));
        table.put(
                "isv.MOBILE_COUNT_OVER_LIMIT",
                () -> send(SIGN, "NOTE", text("A1"), String.join(",", Collections.nCopies(1001, number()))));
        table.put("isv.DOMESTIC_NUMBER_NOT_SUPPORTED", () -> send(SIGN, "INTL", text("A1"), number()));
        table.put("isv.PRODUCT_UNSUBSCRIBE", () -> {
            use(accounts.individual(), "1000");
            return send(SIGN, "INTL", text("A1"), "85251234567");
        });
        table.put("isv.PARAM_LENGTH_LIMIT", () -> note("字".repeat(36)));
        table.put("isv.TEMPLATE_PARAMS_ILLEGAL", () -> send(SIGN, "TYPED", text("A-1"), number()));
        table.put("isv.PARAM_NOT_SUPPORT_URL", () -> note("见http://a-shop.cn/1"));
        table.put("isv.SMS_CONTENT_ILLEGAL", () -> note("博彩资料"));
        table.put("isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE", () -> note("满减优惠券"));
        table.put("isv.UNSUPPORTED_CONTENT", () -> note("雲盘"));
        table.put("isv.BUSINESS_LIMIT_CONTROL", () -> {
            String number = number();
            // In the middle of a minute, and not far from the client's own clock.
            clock.set(java.time.Instant.now()
                    .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                    .plusSeconds(30));
            send(SIGN, "CODE", "{\"code\":\"123456\"}", number);
            return send(SIGN, "CODE", "{\"code\":\"123457\"}", number);
        });
        table.put("isv.DAY_LIMIT_CONTROL", () -> limited(1L, null));
        table.put("isv.MONTH_LIMIT_CONTROL", () -> limited(null, 1L));
        table.put("isv.BLACK_KEY_CONTROL_LIMIT", () -> listed(BlacklistKind.COMPLAINT, "NOTE", text("A1")));
        table.put("isv.CUSTOMER_REFUSED", () -> listed(BlacklistKind.OPT_OUT, "PROMO", null));
        table.put("isp.RAM_PERMISSION_DENY", () -> {
            keyPolicies.setForAccount(
                    new ApiCaller(customer.id(), customer.key().id()), """
                    {"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","IPList":["192.0.2.0/24"]}]}""");
            changed();
            return note("A1");
        });
        table.put("isp.SYSTEM_ERROR", () -> without("sending_decision", () -> send(SIGN, "NOTE", "{}", number())));
        table.put("IdempotencyKeyReused", () -> {
            String first = keyed("A1");
            assertThat(first).isEqualTo("OK");
            return keyed("A2");
        });
        table.put("Throttling.User", () -> {
            String code = "OK";
            for (int i = 0; i < 500 && !code.equals("Throttling.User"); i++) {
                code = note("A" + i);
            }
            return code;
        });
        return table;
    }

    private Map<String, Provocation> gateway() {
        Map<String, Provocation> table = new LinkedHashMap<>();
        table.put(
                "MissingPhoneNumbers",
                () -> bare(client, "SendSms", Map.of("SignName", SIGN, "TemplateCode", "x"), Map.of()));
        table.put(
                "MissingSignName",
                () -> bare(client, "SendSms", Map.of("PhoneNumbers", "1", "TemplateCode", "x"), Map.of()));
        table.put(
                "MissingTemplateCode",
                () -> bare(client, "SendSms", Map.of("PhoneNumbers", "1", "SignName", SIGN), Map.of()));
        table.put("MissingPhoneNumberJson", () -> bare(client, "SendBatchSms", Map.of("TemplateCode", "x"), Map.of()));
        table.put(
                "MissingSignNameJson",
                () -> bare(
                        client, "SendBatchSms", Map.of("PhoneNumberJson", "[\"1\"]", "TemplateCode", "x"), Map.of()));
        table.put("InvalidVersion", () -> call(client, "SendSms", "2018-01-01", "POST", Map.of(), Map.of()));
        table.put("InvalidAction.NotFound", () -> bare(client, "SendLetter", Map.of(), Map.of()));
        table.put("UnsupportedHTTPMethod", () -> call(client, "SendSms", "2017-05-25", "PUT", Map.of(), Map.of()));
        table.put("InvalidParameter.Format", () -> bare(client, "SendSms", Map.of("Format", "YAML"), Map.of()));
        table.put(
                "InvalidAccessKeyId.NotFound",
                () -> with("nobodys-key", customer.key().secret(), null));
        table.put("InvalidAccessKeyId.Inactive", () -> {
            AccessKey other = administration.createKey("test", customer.id());
            administration.setKeyActive("test", customer.id(), other.id(), false);
            return with(other.id(), other.secret(), null);
        });
        table.put("SignatureDoesNotMatch", () -> with(customer.key().id(), "another secret", null));
        table.put("MissingSecurityToken", () -> with("STS.temporary", "secret", null));
        table.put("InvalidSecurityToken.Malformed", () -> with("STS.temporary", "secret", "token"));
        table.put("InvalidSecurityToken.Expired", () -> {
            String key = sessions.newKeyId();
            Instant now = clock.instant();
            return with(
                    key,
                    sessions.secret(key),
                    sessions.seal(new RoleSession(key, customer.id(), 1, "over", null, now, now, List.of())));
        });
        table.put(
                "InvalidSecurityToken.MismatchWithAccessKey",
                () -> with(customer.key().id(), customer.key().secret(), "token"));
        table.put("InvalidTimeStamp.Format", () -> bare(client, "SendSms", sound(), Map.of("x-acs-date", "yesterday")));
        table.put("InvalidTimeStamp.Expired", () -> {
            clock.advance(Duration.ofMinutes(20));
            return bare(client, "SendSms", sound(), Map.of());
        });
        table.put("SignatureNonceUsed", () -> {
            Map<String, String> nonce = Map.of("x-acs-signature-nonce", "once-" + COUNT.incrementAndGet());
            assertThat(bare(client, "SendSms", sound(), nonce)).isEqualTo("OK");
            return bare(client, "SendSms", sound(), nonce);
        });
        table.put("ServiceUnavailable", this::whileTheBalanceIsHeld);
        // A send spends its nonce where it is admitted (isp.SYSTEM_ERROR then); the query beside it, before.
        table.put(
                "InternalError",
                () -> without("api_nonce", () -> bare(client, "QuerySendDetails", Map.of(), Map.of())));
        return table;
    }

    @TestFactory
    Stream<DynamicTest> answersSendsWith() {
        return Stream.concat(business().entrySet().stream(), gateway().entrySet().stream())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    aSender();
                    try {
                        assertThat(entry.getValue().provoke()).isEqualTo(entry.getKey());
                    } finally {
                        clock.reset();
                    }
                }));
    }

    /** The codes are spelled in the rulebook's tables and, for what comes before any rule, in the sources of sending. */
    @Test
    void hasAProvocationForEveryCodeThatASendCanHave() {
        Policies policies = rulebook.current().policies();
        Set<String> emitted = new TreeSet<>(spelledIn("sending"));
        emitted.addAll(spelledIn("api/sending"));
        policies.table("sending-texts").rows().forEach(row -> emitted.add(row.get("code")));
        policies.table("blacklist-classes").rows().forEach(row -> emitted.add(row.get("code")));
        policies.table("variable-attributes").rows().forEach(row -> emitted.add(row.get("mismatch_code")));
        emitted.add("OK");
        emitted.add("isp.RAM_PERMISSION_DENY"); // of the key, before anything is judged

        assertThat(business().keySet()).containsExactlyInAnyOrderElementsOf(emitted);
    }

    @Test
    void tellsOfEveryCodeInTheDocumentation() {
        assertThat(CodesPage.codes("Codes of a send"))
                .containsExactlyInAnyOrderElementsOf(business().keySet());
        assertThat(CodesPage.codes("Codes that Signet does not answer"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(business().keySet())
                .doesNotContainAnyElementsOf(gateway().keySet());
        assertThat(CodesPage.codes("Codes of the gateway"))
                .containsAll(gateway().keySet())
                .containsAll(NOT_BY_AN_OFFICIAL_CLIENT);
    }

    @Test
    void hasAProvocationForEveryCodeOfTheGateway() throws Exception {
        Matcher code = Pattern.compile("^    [A-Z_]+\\(\\s*\"([A-Za-z.]+)\"", Pattern.MULTILINE)
                .matcher(Files.readString(SOURCES.resolve("api/wire/GatewayCode.java")));
        Set<String> known = new TreeSet<>();
        while (code.find()) {
            known.add(code.group(1));
        }
        Set<String> shown = new TreeSet<>(gateway().keySet());
        shown.addAll(NOT_BY_AN_OFFICIAL_CLIENT);
        shown.addAll(NEVER_OF_A_SEND);
        shown.addAll(business().keySet());

        assertThat(known).hasSizeGreaterThan(15);
        assertThat(shown).containsAll(known);
    }

    /** What a batch refuses it says in the same codes. */
    @Test
    @Tag("S6.2-1")
    void refusesBatchesInTheSameCodes() throws Exception {
        assertThat(batch("[\"" + number() + "\"]", "[\"" + SIGN + "\"]", "[" + text("A1") + "]"))
                .isEqualTo("OK");
        assertThat(batch("13800138000", "[\"" + SIGN + "\"]", "[" + text("A1") + "]"))
                .isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(batch("[\"" + number() + "\"]", "[]", null)).isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(batch("[\"" + number() + "\"]", "[\"" + SIGN + "\",\"" + SIGN + "\"]", null))
                .isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(batch("[\"" + number() + "\"]", "[\"" + SIGN + "\"]", "[\"text\"]"))
                .isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(batch(list(101, i -> number()), list(101, i -> SIGN), null))
                .isEqualTo("isv.MOBILE_COUNT_OVER_LIMIT");
    }

    /** Through both doors the subscriber reads what the caller wrote. */
    @Test
    void keepsTheLettersOfValues() throws Exception {
        template("PRICE", TemplateKind.NOTIFICATION, "您的包裹重${text}千克，请注意查收。", "{\"text\":\"others\"}");
        List<String> written = List.of("100.00", "1e5", "-0", "12345678901234567890", "true", "\"007\"");
        for (String value : written) {
            assertThat(send(SIGN, "PRICE", "{\"text\": " + value + "}", number()))
                    .as(value)
                    .isEqualTo("OK");
        }
        String single = contents();
        assertThat(client.sendBatchSms(new SendBatchSmsRequest()
                                .setPhoneNumberJson(list(written.size(), i -> number()))
                                .setSignNameJson(list(written.size(), i -> SIGN))
                                .setTemplateCode(codes.get("PRICE"))
                                .setTemplateParamJson(written.stream()
                                        .map(value -> "{\"text\":" + value + "}")
                                        .collect(Collectors.joining(",", "[", "]"))))
                        .getBody()
                        .getCode())
                .isEqualTo("OK");

        assertThat(single).isEqualTo("100.00 1e5 -0 12345678901234567890 true 007");
        assertThat(contents()).isEqualTo(single + " " + single);
    }

    /** The values of this account's messages, in the order in which they were sent. */
    private String contents() {
        return String.join(
                " ",
                data
                        .sql("select content from sending_message where account_id = ? order by id")
                        .param(customer.id())
                        .query(String.class)
                        .list()
                        .stream()
                        .map(text -> text.replaceAll(".*包裹重|千克.*", ""))
                        .toList());
    }

    private static String list(int count, java.util.function.IntFunction<String> item) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + item.apply(i) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Set<String> spelledIn(String directory) {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(directory))) {
            Set<String> found = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                try {
                    Matcher code = CODE.matcher(Files.readString(file));
                    while (code.find()) {
                        found.add(code.group(1));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SendSmsRequest base() {
        return new SendSmsRequest()
                .setPhoneNumbers(number())
                .setSignName(SIGN)
                .setTemplateCode(codes.get("NOTE"))
                .setTemplateParam(text("A1"));
    }

    private String note(String value) throws Exception {
        return send(SIGN, "NOTE", text(value), number());
    }

    private String send(String sign, String template, @Nullable String param, String numbers) throws Exception {
        return code(new SendSmsRequest()
                .setPhoneNumbers(numbers)
                .setSignName(sign)
                .setTemplateCode(codes.get(template))
                .setTemplateParam(param));
    }

    private String code(SendSmsRequest request) throws Exception {
        try {
            var body = client.sendSms(request).getBody();
            assertThat(body.getMessage()).isNotBlank();
            return body.getCode();
        } catch (TeaException e) {
            return e.getCode();
        }
    }

    private String batch(String numbers, String signs, @Nullable String params) throws Exception {
        return client.sendBatchSms(new SendBatchSmsRequest()
                        .setPhoneNumberJson(numbers)
                        .setSignNameJson(signs)
                        .setTemplateCode(codes.get("NOTE"))
                        .setTemplateParamJson(params))
                .getBody()
                .getCode();
    }

    /** To two numbers, with a signature and an extension code for each. */
    private String extended(String signs, String extendCodes) throws Exception {
        return client.sendBatchSms(new SendBatchSmsRequest()
                        .setPhoneNumberJson("[\"" + number() + "\",\"" + number() + "\"]")
                        .setSignNameJson(signs)
                        .setTemplateCode(codes.get("NOTE"))
                        .setTemplateParamJson("[" + text("A1") + "," + text("A2") + "]")
                        .setSmsUpExtendCodeJson(extendCodes))
                .getBody()
                .getCode();
    }

    private String keyed(String value) throws Exception {
        Map<String, String> query = new LinkedHashMap<>(sound());
        query.put("TemplateParam", text(value));
        query.put("PhoneNumbers", "13800138000");
        return bare(client, "SendSms", query, Map.of("idempotency-key", "key-" + customer.id()));
    }

    private Map<String, String> sound() {
        return Map.of(
                "PhoneNumbers",
                number(),
                "SignName",
                SIGN,
                "TemplateCode",
                codes.get("NOTE"),
                "TemplateParam",
                text("A1"));
    }

    /** A call by the client's own machinery, with parameters and headers as given. */
    private static String bare(Client client, String action, Map<String, String> query, Map<String, String> headers)
            throws Exception {
        return call(client, action, "2017-05-25", "POST", query, headers);
    }

    private static String call(
            Client client,
            String action,
            String version,
            String method,
            Map<String, String> query,
            Map<String, String> headers)
            throws Exception {
        Params params = new Params()
                .setAction(action)
                .setVersion(version)
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod(method)
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        try {
            Map<String, ?> answer = client.callApi(
                    params, new OpenApiRequest().setQuery(query).setHeaders(headers), new RuntimeOptions());
            return String.valueOf(((Map<?, ?>) answer.get("body")).get("Code"));
        } catch (TeaException e) {
            return e.getCode();
        }
    }

    private String with(String keyId, String secret, @Nullable String token) throws Exception {
        Client other = new Client(new Config()
                .setAccessKeyId(keyId)
                .setAccessKeySecret(secret)
                .setSecurityToken(token)
                .setEndpoint(server.endpoint())
                .setProtocol("HTTP"));
        return bare(other, "SendSms", sound(), Map.of());
    }

    private String limited(@Nullable Long day, @Nullable Long month) throws Exception {
        settings.change("test", customer.id(), with(day, month));
        changed();
        note("A1");
        return note("A2");
    }

    private static AccountSettings with(@Nullable Long day, @Nullable Long month) {
        return new AccountSettings(
                null,
                null,
                null,
                List.of(),
                null,
                day,
                null,
                month,
                AccountSettings.OutsideWindow.REFUSE,
                AccountSettings.WindowMissed.DEFER,
                false,
                null,
                null);
    }

    private String listed(BlacklistKind kind, String template, @Nullable String param) throws Exception {
        String number = number();
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + number), BlacklistEntry.PLATFORM, kind, null, "", clock.instant()));
        return send(SIGN, template, param, number);
    }

    /** The key outlives its account in this node's memory only; sending must not guess. */
    private String accountGone() throws Exception {
        control.sql("delete from account_account where id = ?")
                .param(customer.id())
                .update();
        changed();
        return note("A1");
    }

    /** Somebody holds the account's row for longer than a caller is kept waiting. */
    private String whileTheBalanceIsHeld() {
        return transaction.execute(status -> {
            data.sql("select account_id from billing_account where account_id = ? for update")
                    .param(customer.id())
                    .query(Long.class)
                    .single();
            try {
                return note("A1");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    /** With a table of the data plane out of reach. */
    private String without(String table, Provocation provocation) throws Exception {
        data.sql("rename table " + table + " to out_of_reach").update();
        try {
            return provocation.provoke();
        } finally {
            data.sql("rename table out_of_reach to " + table).update();
        }
    }

    private static String text(String value) {
        return "{\"text\":\"" + value + "\"}";
    }

    private static String number() {
        return "138" + COUNT.incrementAndGet();
    }

    /** What provokes a code: the code that came back. */
    private interface Provocation {
        String provoke() throws Exception;
    }
}
