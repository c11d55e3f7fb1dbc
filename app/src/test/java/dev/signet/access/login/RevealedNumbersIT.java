package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor.Answer;
import dev.signet.support.SentMessages;
import dev.signet.support.SentMessages.Message;
import dev.signet.support.SignedRest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** #12: in the console full numbers are shown for a reason, and only so many a day to each person. */
class RevealedNumbersIT extends LoggingIn {

    private static final int A_DAY = 200;
    private static final long NUMBER = 8613800138000L;
    private static final String WHY = "&unmask=true&reason=complaint-118";

    @Autowired
    SentMessages messages;

    private String day;

    @BeforeEach
    void twoHundredAndFiftyMessages() {
        messages.store(IntStream.range(0, A_DAY + 50)
                .mapToObj(i -> Message.delivered(customer.id(), clock.instant().minusMillis(i), NUMBER + i))
                .toList());
        day = clock.instant()
                .minusMillis(A_DAY)
                .atOffset(java.time.ZoneOffset.ofHours(8))
                .toLocalDate()
                .toString();
    }

    @Test
    void areShownUpToTheDaysNumberAndThenAnExportIsNamed() {
        ConsoleVisitor console = open(alice);

        assertThat(console.get(page(1) + "&unmask=true").code()).isEqualTo("isv.INVALID_PARAMETERS");
        assertThat(console.get(page(A_DAY) + WHY).status()).isEqualTo(200);
        Answer beyond = console.get(page(1) + WHY);

        assertThat(beyond.status()).isEqualTo(409);
        assertThat(beyond.code()).isEqualTo("LimitExceeded.RevealedNumbers");
        assertThat(beyond.json().path("message").asText()).contains("申请导出");
        assertThat(beyond.body()).doesNotContain("138001380");
        assertThat(console.get(page(1))
                        .json()
                        .path("records")
                        .get(0)
                        .path("phoneNumber")
                        .asText())
                .contains("****");
        assertThat(reasons()).containsExactly("complaint-118");
    }

    @Test
    void areCountedForEachPersonAndEachDayAndNotForKeys() {
        ConsoleVisitor console = open(alice);
        assertThat(console.get(page(A_DAY) + WHY).status()).isEqualTo(200);
        assertThat(console.get(page(1) + WHY).status()).isEqualTo(409);

        assertThat(open(user(customer, "bob")).get(page(1) + WHY).status()).isEqualTo(200);
        SignedRest key = new SignedRest(server, customer.key(), clock);
        Map<String, String> query =
                Map.of("date", day, "size", Integer.toString(A_DAY), "unmask", "true", "reason", "audit");
        assertThat(List.of(
                        key.get("/v1/records", query).status(),
                        key.get("/v1/records", query).status()))
                .containsOnly(200);
        clock.advance(Duration.ofDays(1));
        assertThat(open(alice).get(page(1) + WHY).status()).isEqualTo(200);
    }

    @Test
    void areCountedExactlyWhenAskedForAtOnce() throws Exception {
        List<ConsoleVisitor> visitors =
                Stream.generate(() -> open(alice)).limit(12).toList();

        List<Integer> answers = atOnce(visitors, visitor -> {
            int shown = 0;
            for (int i = 0; i < 5; i++) {
                Answer answer = visitor.get(page(7) + WHY);
                assertThat(answer.status()).as(answer.body()).isIn(200, 409);
                shown += answer.status() == 200 ? 7 : 0;
            }
            return shown;
        });

        assertThat(answers.stream().mapToInt(Integer::intValue).sum()).isEqualTo(A_DAY / 7 * 7);
    }

    private String page(int size) {
        return "/v1/records?date=" + day + "&size=" + size;
    }

    private List<String> reasons() {
        return jdbc.sql("""
                        select json_value(details, '$.reason') from audit_entry
                        where action = 'record.numbers-unmasked' and subject_id = ? and actor like '%/user/alice'""")
                .param(Long.toString(customer.id()))
                .query(String.class)
                .list();
    }
}
