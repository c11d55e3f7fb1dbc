package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.carrier.smpp.ShortMessages;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.SendRequest.Operation;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.record.Decision;
import dev.signet.sending.record.Decisions;
import dev.signet.sending.rulebook.SendRules;
import dev.signet.signature.SendableSignature;
import dev.signet.support.RandomTexts;
import dev.signet.template.SendableTemplate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every check of a send with its documented code (api-contract 3.2). */
class SendChecksIT extends SendingIT {

    private static final String GENERAL = "云帆科技";
    private static final AtomicLong ADDED = new AtomicLong(1_000_000);

    @Autowired
    AccountAdministration accounts;

    @Autowired
    Decisions decisions;

    @Autowired
    SendForecasts forecasts;

    @Autowired
    SendRules.Active rules;

    @Test
    @Tag("S4.1-1")
    @Tag("S5.1-4")
    void acceptsAndStoresBeforeTheAnswer() {
        Sender sender = senders.enterprise();
        String number = number();

        SendAnswer answer = send(sender.request("SMS_NOTE", GENERAL, "{\"order\":\"A1\"}", number));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(jdbc.queryForObject(
                        "select content from sending_message where biz_id = ? and account_id = ?",
                        String.class,
                        biz(answer),
                        sender.accountId()))
                .isEqualTo("【云帆科技】您的订单A1已发货，请注意查收。");
    }

    @Test
    @Tag("S1-5")
    void refusesEveryMessageOfAnAccountInArrearsAndTellsItToTopUp() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();
        accounts.setState("test", sender.accountId(), AccountState.IN_ARREARS);
        sender.changed();
        for (Operation operation : Operation.values()) {
            for (SendRequest request : ofEveryKind(sender, GENERAL)) {
                SendAnswer answer = send(by(operation, request));

                assertThat(answer.code())
                        .as("%s %s", operation, request.templateCode())
                        .isEqualTo("isv.OUT_OF_SERVICE");
                Decision decision =
                        decisions.find(sender.accountId(), answer.decisionId()).orElseThrow();
                assertThat(decision.ruleId()).isEqualTo("SR-01");
                assertThat(decision.adviceZh()).contains("充值");
                assertThat(decision.adviceEn()).contains("Top up");
            }
        }

        accounts.setState("test", sender.accountId(), AccountState.NORMAL);
        sender.changed();
        assertThat(ofEveryKind(sender, GENERAL))
                .allSatisfy(request -> assertThat(code(request)).isEqualTo("OK"));
    }

    @Test // #13: whoever was stopped by the platform does not owe
    void refusesEveryMessageOfASuspendedAccountAndTellsItWhy() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();
        accounts.suspend("admin", sender.accountId(), "投诉过多");
        sender.changed();

        for (SendRequest request : ofEveryKind(sender, GENERAL)) {
            SendAnswer answer = send(request);
            assertThat(answer.code()).isEqualTo("isv.OUT_OF_SERVICE");
            assertThat(answer.message().zh()).contains("停用", "投诉过多").doesNotContain("欠费");
            assertThat(answer.message().en()).contains("suspended").doesNotContain("arrears");
        }

        accounts.restore("admin", sender.accountId(), Map.of());
        sender.changed();
        assertThat(ofEveryKind(sender, GENERAL))
                .allSatisfy(request -> assertThat(code(request)).isEqualTo("OK"));
    }

    /** One message of each kind, each to a number of its own. */
    private static List<SendRequest> ofEveryKind(Sender sender, String sign) {
        return List.of(
                sender.request("SMS_CODE", sign, "{\"code\":\"123456\"}", number()),
                sender.request("SMS_NOTE", sign, "{\"order\":\"A1\"}", number()),
                sender.request("SMS_PROMO", sign, null, number()),
                sender.request("SMS_INTL", sign, "{\"order\":\"A1\"}", "85251234567"));
    }

    private static SendRequest by(Operation operation, SendRequest request) {
        return new SendRequest(
                request.accountId(),
                request.sentBy(),
                UUID.randomUUID().toString(),
                operation,
                request.recipients(),
                request.templateCode(),
                null,
                operation.isBulk() ? UUID.randomUUID().toString() : null,
                request.receivedAt());
    }

    @Test
    @Tag("S2-2")
    @Tag("S6.2-2")
    void needsAnApprovedSignatureAndTemplate() {
        Sender sender = senders.enterprise();

        for (Operation operation : Operation.values()) {
            assertThat(ofEveryKind(sender, "没有的签名"))
                    .allSatisfy(
                            request -> assertThat(code(by(operation, request))).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL"));
            assertThat(code(by(operation, sender.request("SMS_404", GENERAL, null, number()))))
                    .isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        }
    }

    @Test
    @Tag("S4.2-7")
    void keepsVerificationSignaturesToVerificationTemplates() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();
        assertThat(ofEveryKind(sender, "云帆验证").subList(1, 4))
                .allSatisfy(request -> assertThat(code(request)).isEqualTo("isv.SMS_SIGNATURE_SCENE_ILLEGAL"));

        assertThat(code(sender.request("SMS_NOTE", "云帆验证", "{\"order\":\"1\"}", number())))
                .isEqualTo("isv.SMS_SIGNATURE_SCENE_ILLEGAL");
        assertThat(code(sender.request("SMS_CODE", "云帆验证", "{\"code\":\"123456\"}", number())))
                .isEqualTo("OK");
    }

    @Test
    void readsTheParametersStrictly() {
        Sender sender = senders.enterprise();

        assertThat(code(sender.request("SMS_NOTE", GENERAL, "{order:1}", number())))
                .isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(code(sender.request("SMS_NOTE", GENERAL, "{}", number())))
                .isEqualTo("isv.TEMPLATE_MISSING_PARAMETERS");
        assertThat(code(sender.request("SMS_NOTE", GENERAL, "{\"order\":\"" + "1".repeat(500) + "\"}", number())))
                .isEqualTo("isv.PARAM_LENGTH_LIMIT");
    }

    @Test
    void namesTheVariableWhoseValueIsNone() {
        Sender sender = senders.enterprise();

        SendAnswer single = send(sender.request("SMS_NOTE", GENERAL, "{\"order\":null}", number()));
        SendAnswer batch = send(batch(sender, "{\"order\":\"A1\"}", "{\"order\":[\"A1\"]}"));

        assertThat(single.code()).isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(single.message().zh()).contains("变量“order”的值是 null", "字符串、数字、true 或 false");
        assertThat(single.message().en())
                .contains("\"order\" is null", "a value in TemplateParam must be a text, a number, true or false");
        assertThat(batch.code()).isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(batch.message().en()).contains("\"order\" is […]", "TemplateParamJson[1]");
        assertThat(send(sender.request("SMS_NOTE", GENERAL, "{\"order\":1,\"order\":2}", number()))
                        .message()
                        .zh())
                .contains("变量“order”", "不止一次");
        assertThat(send(sender.request("SMS_NOTE", GENERAL, "{'order':'1'}", number()))
                        .message()
                        .en())
                .contains("TemplateParam is no JSON near character ");
        assertThat(send(sender.request("SMS_NOTE", GENERAL, "[]", number()))
                        .message()
                        .en())
                .contains("no JSON object");
    }

    /** One number each. */
    private static SendRequest batch(Sender sender, String... params) {
        SendRequest any = sender.note(number());
        return new SendRequest(
                any.accountId(),
                any.sentBy(),
                any.requestId(),
                SendRequest.Operation.SEND_BATCH_SMS,
                Arrays.stream(params)
                        .map(param -> new Recipient(number(), GENERAL, param, null))
                        .toList(),
                any.templateCode(),
                null,
                null,
                any.receivedAt());
    }

    @Test
    @Tag("BL-4")
    void sendsATextAbroadInGsm7WhereItsSignatureAllows() {
        Sender sender = senders.enterprise();
        signature(sender, "YunFan");
        template(
                sender,
                "SMS_ABROAD",
                TemplateKind.INTERNATIONAL,
                "Your order ${order} has been shipped." + ".".repeat(90));

        SendAnswer gsm7 = send(sender.request("SMS_ABROAD", "YunFan", "{\"order\":\"A1\"}", "85261234501"));
        SendAnswer chineseName = send(sender.request("SMS_ABROAD", GENERAL, "{\"order\":\"A1\"}", "85261234502"));

        assertThat(content(gsm7)).startsWith("[YunFan]Your order A1 has");
        assertThat(stored(gsm7, "segments")).isEqualTo(1L);
        assertThat(content(chineseName)).startsWith("【云帆科技】Your order A1 has");
        assertThat(stored(chineseName, "segments")).isEqualTo(2L);
    }

    /** The forecast is asked first, so that it knows nothing of what is then counted, paid and handed to the carrier. */
    @Test
    @Tag("S7.2-3")
    void forecastsBillsAndSendsTheSameParts() {
        long seed = System.nanoTime();
        RandomTexts texts = new RandomTexts(seed);
        Sender sender = senders.enterprise();
        signature(sender, "YunFan");
        for (int i = 0; i < 60; i++) {
            boolean abroad = i % 2 == 0;
            TemplateKind kind = abroad ? TemplateKind.INTERNATIONAL : TemplateKind.NOTIFICATION;
            String number = abroad ? String.valueOf(85_262_000_000L + i) : number();
            template(sender, "SMS_RANDOM" + i, kind, texts.next(480).replace("${", "$"));
            SendRequest request = sender.request("SMS_RANDOM" + i, i % 3 == 0 ? GENERAL : "YunFan", null, number);

            long forecast = forecast(request);
            SendAnswer answer = send(request);

            String which = "seed " + seed + ", text " + i;
            assertThat(answer.code()).as(which).isEqualTo("OK");
            int parts = ShortMessages.encode(content(answer), abroad, 1).parts().size();
            assertThat(forecast).as(which).isEqualTo(parts);
            assertThat(stored(answer, "segments")).as(which).isEqualTo(parts);
            String digits = abroad ? number : "86" + number;
            assertThat(stored(answer, "price_micros"))
                    .as(which)
                    .isEqualTo((long) parts
                            * rules.current().prices().unitMicros(kind, digits, 0, ChinaTime.today(clock)));
        }
    }

    private long forecast(SendRequest request) {
        SendForecasts.Session session = forecasts.open(request.accountId(), clock.instant());
        session.add(request);
        return session.result().segments();
    }

    private static void signature(Sender sender, String name) {
        SendingFixture.SIGNATURES
                .get(sender.accountId())
                .add(new SendableSignature(sender.accountId(), ADDED.incrementAndGet(), name, Scenario.GENERAL, false));
        sender.changed();
    }

    private static void template(Sender sender, String code, TemplateKind kind, String content) {
        SendingFixture.TEMPLATES
                .get(sender.accountId())
                .add(new SendableTemplate(sender.accountId(), ADDED.incrementAndGet(), code, kind, content, Map.of()));
        sender.changed();
    }

    @Test
    @Tag("S6.2-1")
    void limitsHowManyNumbersOneCallMayHave() {
        Sender sender = senders.enterprise();
        String[] numbers =
                Collections.nCopies(1001, "x").stream().map(x -> number()).toArray(String[]::new);

        assertThat(code(sender.note(numbers))).isEqualTo("isv.MOBILE_COUNT_OVER_LIMIT");
        assertThat(code(sender.note(java.util.Arrays.copyOf(numbers, 1000)))).isEqualTo("OK");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThat(code(senders.enterprise().note("12345"))).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
    }

    @Test
    @Tag("S3-1")
    void sendsAbroadWithInternationalTemplatesOnly() {
        Sender sender = senders.enterprise();

        assertThat(code(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", "85251234567")))
                .isEqualTo("OK");
        assertThat(code(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", number())))
                .isEqualTo("isv.DOMESTIC_NUMBER_NOT_SUPPORTED");
        assertThat(rule(sender, sender.note("85251234568"))).isEqualTo("SR-06");
        assertThat(code(senders.individual().request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", "85251234569")))
                .isEqualTo("isv.PRODUCT_UNSUBSCRIBE");
    }

    @Test // #8
    void sendsToNorthAmericaWhatAnInternationalTemplateIsFor() {
        Sender sender = senders.enterprise();

        for (String number : List.of("13122530123", "19172530123", "\u202D14155552671\u202C")) {
            SendAnswer answer = send(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", number));

            assertThat(answer.code()).as(number).isEqualTo("OK");
            assertThat(jdbc.queryForList(
                            "select number from sending_message where biz_id = ?", Long.class, biz(answer)))
                    .containsExactly(Long.valueOf(number.replaceAll("\\D", "")));
        }
        SendRequest batch =
                asBatch(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", "13122530123", "19172530123"));
        assertThat(jdbc.queryForList(
                        "select number from sending_message where biz_id = ? order by id",
                        Long.class,
                        biz(send(batch))))
                .containsExactly(13122530123L, 19172530123L);
        assertThat(code(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", "8613122530123")))
                .isEqualTo("isv.DOMESTIC_NUMBER_NOT_SUPPORTED");
    }

    private static SendRequest asBatch(SendRequest request) {
        return new SendRequest(
                request.accountId(),
                request.sentBy(),
                request.requestId(),
                SendRequest.Operation.SEND_BATCH_SMS,
                request.recipients(),
                request.templateCode(),
                null,
                null,
                request.receivedAt());
    }

    @Test // #8
    void sendsToTheMainlandWhatAnyOtherTemplateIsFor() {
        SendAnswer answer = send(senders.enterprise().note("\u200B13122530123\u00A0"));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(jdbc.queryForList("select number from sending_message where biz_id = ?", Long.class, biz(answer)))
                .containsExactly(8613122530123L);
    }

    @Test // #8
    void namesWhatCannotBeSeenInARefusal() {
        Sender sender = senders.enterprise();

        SendAnswer number = send(sender.note("1380013\u200B8000"));
        SendAnswer template = send(sender.request("SMS_4\u200B04", GENERAL, null, number()));

        assertThat(number.message().zh()).contains("1380013[U+200B@8]8000");
        assertThat(template.message().en()).contains("SMS_4[U+200B@6]04");
    }

    @Test // #8
    void sendsStrangeCharactersAsWrittenOrRefusesThem() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();
        String home = senders.fixed(sender, "您购买的${order}已到店，请注意查收。", number()).templateCode();
        List<Integer> keptAtHome = List.of(0x0a, 0x09, 0x301, 0x661, 0xff11, 0x3000, 0x20bb7);
        List<Integer> keptAbroad = List.of(0x0a, 0x09, 0x301, 0x661, 0xff11, 0x3000, 0x200d, 0x200f, 0x20bb7);
        for (int character : new int[] {
            0, 0x09, 0x0a, 0x0b, 0x1b, 0x7f, 0x85, 0xa0, 0xad, 0x301, 0x34f, 0x661, 0x115f, 0x180e, 0x200b, 0x200d,
            0x200f, 0x2028, 0x202e, 0x2060, 0x2067, 0x206a, 0x2800, 0x3000, 0x3164, 0xd83d, 0xe000, 0xf8ff, 0xfdd0,
            0xfe0f, 0xfeff, 0xff11, 0xfff9, 0xfffe, 0x1d173, 0x1f468, 0x20bb7, 0xe0001, 0xe0041, 0xe0100
        }) {
            String value = "A" + Character.toString(character) + "B";
            String escaped = value.chars()
                    .mapToObj("\\u%04X"::formatted)
                    .collect(Collectors.joining("", "{\"order\":\"", "\"}"));
            SendAnswer atHome = send(sender.request(home, GENERAL, escaped, number()));
            SendAnswer abroad = send(sender.request("SMS_RAW", GENERAL, escaped, "85251234567"));

            for (SendAnswer answer : List.of(atHome, abroad)) {
                boolean kept = (answer == atHome ? keptAtHome : keptAbroad).contains(character);
                assertThat(answer.accepted())
                        .as("U+%04X %s", character, answer.message().en())
                        .isEqualTo(kept);
                if (kept) {
                    assertThat(content(answer)).contains(value);
                } else {
                    assertThat(answer.code())
                            .as("U+%04X", character)
                            .isIn("isv.UNSUPPORTED_CONTENT", "isv.TEMPLATE_PARAMS_ILLEGAL", "isv.INVALID_JSON_PARAM");
                    assertThat(answer.message().en()).as("U+%04X", character).contains("order");
                }
            }
        }
    }

    @Test
    @Tag("S3-2")
    void sendsAbroadFromTheMainlandAndFromElsewhere() {
        for (Sender sender : List.of(senders.enterprise(), senders.enterpriseIn("America/New_York"))) {
            for (String abroad : List.of("85251234567", "85366123456", "886912345678", "12025550143", "6581234567")) {
                assertThat(code(sender.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", abroad)))
                        .as("%s", abroad)
                        .isEqualTo("OK");
            }
        }
    }

    @Test
    @Tag("S2-1")
    void sendsPlainTextToDomesticMobilesForBothKindsOfAccount() {
        for (Sender sender : List.of(senders.enterprise(), senders.individual())) {
            SendAnswer answer = send(sender.request("SMS_PLAIN", GENERAL, null, number()));

            assertThat(answer.code()).isEqualTo("OK");
            assertThat(content(answer)).isEqualTo("【云帆科技】系统将于今晚维护，敬请留意。");
            for (Operation operation : Operation.values()) {
                SendAnswer sent = send(by(operation, sender.request("SMS_PLAIN", GENERAL, null, number())));
                assertThat(content(sent)).as("%s", operation).isEqualTo(content(answer));
            }
            assertThat(code(sender.note("+86" + number()))).isEqualTo("OK");
            assertThat(rule(sender, sender.note("85251234567"))).isEqualTo("SR-06");
            assertThat(code(sender.note("0571-85022088"))).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
        }
    }

    @Test
    @Tag("S2-5")
    void sendsPromotionExactlyAsItWasApproved() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();

        SendAnswer answer = send(sender.request("SMS_PROMO", GENERAL, "{\"name\":\"张三\"}", number()));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(content(answer)).isEqualTo("【云帆科技】云帆商城周年庆，会员全场8折，拒收请回复R");
    }

    @Test
    @Tag("S4.1-7")
    @Tag("S1-7")
    void keepsPromotionAndTheInternationalServiceFromIndividuals() {
        clock.set(MORNING);
        Sender individual = senders.individual();

        for (Operation operation : List.of(Operation.SEND_SMS, Operation.SEND_BATCH_SMS)) {
            assertThat(rule(individual, by(operation, individual.promo(number()))))
                    .isEqualTo("SR-03");
            assertThat(rule(
                            individual,
                            by(
                                    operation,
                                    individual.request("SMS_INTL", GENERAL, "{\"order\":\"A1\"}", "85251234567"))))
                    .isEqualTo("SR-04");
        }
        SendAnswer inBulk = send(by(Operation.BULK, individual.promo(number())));
        assertThat(jdbc.queryForObject(
                        "select error_code from sending_message where biz_id = ?", String.class, biz(inBulk)))
                .isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        assertThat(code(individual.note(number()))).isEqualTo("OK");
    }

    @Test
    @Tag("S5.2-7")
    void countsSignatureContentAndValuesTogether() {
        Sender sender = senders.enterprise();

        assertThat(segmentsOf(sender, 70)).isEqualTo(1);
        assertThat(segmentsOf(sender, 71)).isEqualTo(2);
        assertThat(segmentsOf(sender, 2 * 67)).isEqualTo(2);
        assertThat(segmentsOf(sender, 2 * 67 + 1)).isEqualTo(3);
    }

    /** Counted for a message of that length: six characters of signature, ten of value, the rest of template. */
    private int segmentsOf(Sender sender, int length) {
        String code = "SMS_OF_" + length;
        SendingFixture.TEMPLATES
                .get(sender.accountId())
                .add(new SendableTemplate(
                        sender.accountId(),
                        900_000 + length,
                        code,
                        TemplateKind.NOTIFICATION,
                        "订单${order}" + "已".repeat(length - 6 - 10 - 2),
                        Map.of("order", "other_number2")));
        sender.changed();

        SendAnswer answer = send(sender.request(code, GENERAL, "{\"order\":\"1234567890\"}", number()));

        assertThat(content(answer)).hasSize(length);
        return jdbc.queryForObject("select segments from sending_message where biz_id = ?", Integer.class, biz(answer));
    }

    @Test
    @Tag("S5.1-2")
    void chargesByTheKindOfTheTemplate() {
        clock.set(MORNING);
        Sender sender = senders.enterprise();

        assertThat(ofEveryKind(sender, GENERAL).stream()
                        .map(this::send)
                        .map(answer -> jdbc.queryForObject(
                                "select price_micros from sending_message where biz_id = ?",
                                Integer.class,
                                biz(answer))))
                .containsExactly(45_000, 45_000, 55_000, 350_000);
    }

    @Test
    void sendsToTheOthersWhenOneNumberIsWrong() {
        Sender sender = senders.enterprise();

        SendAnswer answer = send(sender.note(number(), "12345", number()));

        assertThat(answer.code()).isEqualTo("OK");
        assertThat(jdbc.queryForList(
                        "select error_code from sending_message where biz_id = ? order by id",
                        String.class,
                        biz(answer)))
                .containsExactly(null, "isv.MOBILE_NUMBER_ILLEGAL", null);
    }

    @Test
    void tellsTheFirstReasonWhenAllAreRefused() {
        SendAnswer answer = send(senders.enterprise().note("12345", "23456"));

        assertThat(answer.code()).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
        assertThat(answer.bizId()).isNull();
    }

    @Test
    void explainsARefusal() {
        Sender sender = senders.enterprise();

        SendAnswer answer = send(sender.request("SMS_404", GENERAL, null, number()));

        assertThat(answer.message().zh()).contains("SMS_404").contains(answer.decisionId());
        Decision decision =
                decisions.find(sender.accountId(), answer.decisionId()).orElseThrow();
        assertThat(decision.code()).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        assertThat(decision.facts()).containsEntry("templateCode", "SMS_404");
        assertThat(decision.adviceZh()).isNotBlank();
        assertThat(decision.requestId()).isEqualTo(answer.requestId());
        assertThat(decisions.find(sender.accountId() + 1, answer.decisionId())).isEmpty();
    }

    private Long stored(SendAnswer answer, String column) {
        return jdbc.queryForObject(
                "select " + column + " from sending_message where biz_id = ?", Long.class, biz(answer));
    }

    private String rule(Sender sender, SendRequest request) {
        SendAnswer answer = send(request);
        assertThat(answer.accepted()).as(request.templateCode()).isFalse();
        return decisions
                .find(sender.accountId(), answer.decisionId())
                .orElseThrow()
                .ruleId();
    }

    private String content(SendAnswer answer) {
        return jdbc.queryForObject("select content from sending_message where biz_id = ?", String.class, biz(answer));
    }
}
