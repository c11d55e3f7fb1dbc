package dev.signet.sending.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendAnswer;
import dev.signet.sending.SendRequest;
import dev.signet.sending.SendingFixture;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.record.Decision;
import dev.signet.sending.record.Decisions;
import dev.signet.signature.SendableSignature;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An extension code stands for one signature of the account. */
class ExtendCodesIT extends SendingIT {

    private static final String TAKEN = "isv.ONE_CODE_MULTIPLE_SIGN";
    private static final AtomicLong IDS = new AtomicLong(900_000);

    @Autowired
    Decisions decisions;

    @Autowired
    Blacklist blacklist;

    @BeforeEach
    void inTheMorning() {
        clock.set(MORNING);
    }

    @Test
    void keepsACodeForTheSignatureThatUsedItFirst() {
        Sender sender = withSignatures("云帆商城", "YunFan");
        assertThat(code(request(sender, "YunFan", "7"))).isEqualTo("OK");

        SendAnswer refused = send(request(sender, "云帆商城", "7"));

        assertThat(refused.code()).isEqualTo(TAKEN);
        Decision decision =
                decisions.find(sender.accountId(), refused.decisionId()).orElseThrow();
        assertThat(decision.facts())
                .containsEntry("extendCode", "7")
                .containsEntry("signName", "云帆商城")
                .containsEntry("otherSignName", "YunFan");
        assertThat(decision.adviceEn())
                .isEqualTo(
                        "Use another extension code for \"云帆商城\"; once the signature \"YunFan\" is deleted the code is free.");
        assertThat(code(request(sender, "云帆商城", "8"))).isEqualTo("OK");
        assertThat(code(request(sender, "yunfan", "7"))).isEqualTo("OK");
        assertThat(code(request(sender, "云帆商城", null))).isEqualTo("OK");
        assertThat(code(request(withSignatures("云帆商城"), "云帆商城", "7"))).isEqualTo("OK");
    }

    @Test
    void freesACodeWithItsSignature() {
        Sender sender = withSignatures("云帆商城", "云帆旧名");
        assertThat(code(request(sender, "云帆旧名", "7"))).isEqualTo("OK");
        assertThat(code(request(sender, "云帆商城", "7"))).isEqualTo(TAKEN);

        SendingFixture.SIGNATURES
                .get(sender.accountId())
                .removeIf(signature -> signature.name().equals("云帆旧名"));
        sender.changed();
        assertThat(code(request(sender, "云帆商城", "7"))).isEqualTo("OK");

        add(sender, "云帆旧名");
        assertThat(code(request(sender, "云帆旧名", "7"))).isEqualTo(TAKEN);
    }

    @Test
    void claimsNothingForWhatIsRefused() {
        Sender sender = withSignatures("云帆商城", "云帆书店");
        String listed = number();
        blacklist.add(new BlacklistEntry(
                Long.parseLong("86" + listed),
                sender.accountId(),
                BlacklistKind.ACCOUNT,
                null,
                "test",
                clock.instant()));

        String refused = code(request(sender, to(listed, "云帆商城", "7")));
        String partly = code(request(sender, to(listed, "云帆商城", "8"), to(number(), "云帆书店", "9")));

        assertThat(refused).isEqualTo("isv.BLACK_KEY_CONTROL_LIMIT");
        assertThat(partly).isEqualTo("OK");
        assertThat(claims(sender)).containsExactly("9 云帆书店");
        assertThat(code(request(sender, "云帆书店", "7"))).isEqualTo("OK");
        assertThat(code(request(sender, "云帆商城", "7"))).isEqualTo(TAKEN);
    }

    @Test
    void claimsNothingForACallOfWhichOneCodeIsTaken() {
        Sender sender = withSignatures("云帆商城", "云帆书店");
        assertThat(code(request(sender, "云帆书店", "2"))).isEqualTo("OK");

        String refused =
                code(request(sender, to(number(), "云帆商城", "1"), to(number(), "云帆商城", "2"), to(number(), "云帆商城", "3")));

        assertThat(refused).isEqualTo(TAKEN);
        assertThat(claims(sender)).containsExactly("2 云帆书店");
    }

    /** Such a call is judged twice: without the balance, and then with it. */
    @Test
    void claimsNothingForWhatCannotBePaid() {
        Sender sender = withSignatures(senders.enterpriseWith("0.05"), "云帆商城", "云帆书店");

        String first = code(request(sender, to(number(), "云帆商城", "7"), to(number(), "云帆书店", "8")));

        assertThat(first).isEqualTo("OK");
        assertThat(claims(sender)).containsExactly("7 云帆商城");
    }

    /** Whoever comes first has it; nobody else gets through in between. */
    @Test
    void givesACodeToOneOfManyThatAskAtOnce() {
        Sender sender = withSignatures("云帆商城", "云帆书店");

        List<String> accepted = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> i % 2 == 0 ? "云帆商城" : "云帆书店")
                .filter(name -> code(request(sender, name, "42")).equals("OK"))
                .toList();

        assertThat(accepted).hasSize(16);
        assertThat(accepted.stream().distinct()).hasSize(1);
    }

    /** The account's codes with their signatures. */
    private List<String> claims(Sender sender) {
        return jdbc.queryForList(
                "select concat(code, ' ', sign_name) from sending_extend_code where account_id = ? order by code",
                String.class,
                sender.accountId());
    }

    private Sender withSignatures(String... names) {
        return withSignatures(senders.enterprise(), names);
    }

    private static Sender withSignatures(Sender sender, String... names) {
        for (String name : names) {
            add(sender, name);
        }
        return sender;
    }

    private static void add(Sender sender, String name) {
        SendingFixture.SIGNATURES
                .get(sender.accountId())
                .add(new SendableSignature(sender.accountId(), IDS.incrementAndGet(), name, Scenario.GENERAL, false));
        sender.changed();
    }

    private SendRequest request(Sender sender, String signName, @Nullable String extendCode) {
        return request(sender, to(number(), signName, extendCode));
    }

    private static Recipient to(String number, String signName, @Nullable String extendCode) {
        return new Recipient(number, signName, "{\"order\":\"" + IDS.incrementAndGet() + "\"}", extendCode);
    }

    private SendRequest request(Sender sender, Recipient... recipients) {
        return new SendRequest(
                sender.accountId(),
                null,
                UUID.randomUUID().toString(),
                SendRequest.Operation.SEND_BATCH_SMS,
                List.of(recipients),
                "SMS_NOTE",
                null,
                null,
                clock.instant());
    }
}
