package dev.signet.sending.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.Lane;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Through;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.message.SubmitFailed;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import dev.signet.sending.record.SendRecord.LogStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendRecordsIT extends SendingIT {

    @Autowired
    SendRecords records;

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts states;

    @Test
    @Tag("S8.4-3")
    void followsAMessageThroughItsStatesWithTheCarriersOwnCode() {
        // Ids only go forward: a day that no other test of this application has been to.
        clock.set(laterDay() + "T02:00:00Z");
        Sender sender = senders.enterprise();
        LocalDate today = clock.instant().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        RecordFilter all = new RecordFilter(today.minusDays(1), today.plusDays(1), null, null, null, null, null, null);
        send(sender.note(number()));
        long id = records.newest(sender.accountId(), all, 10).get(0);
        assertThat(record(sender, id).log()).isEqualTo(LogStatus.INITIAL);

        outbox.claim("r", Lane.NOTIFICATION, 1000, new Through("c"));
        assertThat(record(sender, id).log()).isEqualTo(LogStatus.INITIAL);
        outbox.failed(
                List.of(new SubmitFailed(id, "c", "EXPIRED", clock.instant().plusSeconds(1), clock.instant())));
        assertThat(record(sender, id).log()).isEqualTo(LogStatus.RETRY);
        clock.advance(Duration.ofSeconds(1));
        outbox.claim("r", Lane.NOTIFICATION, 1000, new Through("c"));
        assertThat(record(sender, id).log()).isEqualTo(LogStatus.RETRY);
        outbox.submitted(List.of(new Submitted(id, "c", List.of("r-" + id), clock.instant())));
        assertThat(record(sender, id).log()).isEqualTo(LogStatus.WAITING_FOR_REPORT);
        assertThat(record(sender, id).delay()).isNull();

        Instant at = clock.instant();
        states.apply(List.of(new ReceiptUpdate(
                "c", "r-" + id, ReceiptUpdate.State.FAILED, "MOBILE_NOT_ON_SERVICE", "UNDELIV_601", at)));
        SendRecord ended = record(sender, id);
        assertThat(ended.log()).isEqualTo(LogStatus.GIVEN_UP);
        assertThat(ended.errorCode()).isEqualTo("MOBILE_NOT_ON_SERVICE");
        assertThat(ended.carrierCode()).isEqualTo("UNDELIV_601");
        assertThat(ended.delay()).isNotNull();
        assertThat(records.newest(sender.accountId(), withError(today, "UNDELIV_601"), 10))
                .containsExactly(id);
        assertThat(records.find(sender.accountId() + 1, id)).isEmpty();

        send(sender.note(number()));
        long other = records.newest(sender.accountId(), all, 10).get(0);
        outbox.claim("r", Lane.NOTIFICATION, 1000, new Through("c"));
        outbox.submitted(List.of(new Submitted(other, "c", List.of("r-" + other), clock.instant())));
        states.apply(List.of(new ReceiptUpdate("c", "r-" + other, ReceiptUpdate.State.DELIVERED, "", "DELIVRD", at)));
        assertThat(record(sender, other).log()).isEqualTo(LogStatus.SUCCEEDED);
        assertThat(LogStatus.values()).extracting(LogStatus::code).containsExactly(0, 2, 3, 4, 5);
    }

    @Test
    void keepsTheCodeOfAReceiptThatCameBeforeItsMessageWasTaken() {
        // Ids only go forward: a day that no other test of this application has been to.
        clock.set(laterDay() + "T02:00:00Z");
        Sender sender = senders.enterprise();
        send(sender.note(number()));
        LocalDate today = clock.instant().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        RecordFilter all = new RecordFilter(today.minusDays(1), today.plusDays(1), null, null, null, null, null, null);
        long id = records.newest(sender.accountId(), all, 10).get(0);
        outbox.claim("r", Lane.NOTIFICATION, 1000, new Through("c"));

        states.apply(List.of(new ReceiptUpdate(
                "c", "r-" + id, ReceiptUpdate.State.FAILED, "MOBILE_NOT_ON_SERVICE", "MK:0001", clock.instant())));
        outbox.submitted(List.of(new Submitted(id, "c", List.of("r-" + id), clock.instant())));

        assertThat(record(sender, id).carrierCode()).isEqualTo("MK:0001");
    }

    @Test
    void readsTheStretchOfAnIndexInThePartitionOfTheDay() {
        // A day that has its partition already, and no messages of other tests, whose clocks went back.
        LocalDate today =
                clock.instant().atOffset(ZoneOffset.ofHours(8)).toLocalDate().plusDays(5);
        RecordFilter narrowed = new RecordFilter(
                today,
                today,
                8613800138000L,
                "云帆科技",
                Set.of("SMS_1"),
                TemplateKind.NOTIFICATION,
                SendStatus.FAILED,
                "X");

        for (RecordFilter filter : List.of(RecordFilter.of(today), narrowed)) {
            SendRecords.Condition condition = records.condition(7, filter, null);
            Map<String, Object> plan = jdbc.queryForMap(
                    "explain partitions select m.id" + SendRecords.SOURCE + condition.text()
                            + " order by m.id desc limit 5001",
                    condition.values().toArray());

            assertThat(plan.get("partitions"))
                    .asString()
                    .isEqualTo("p" + today.toString().replace("-", ""));
            assertThat(plan.get("key")).isEqualTo("sending_message_by_number");
        }
    }

    private SendRecord record(Sender sender, long id) {
        return records.find(sender.accountId(), id).orElseThrow();
    }

    private static RecordFilter withError(LocalDate today, String code) {
        return new RecordFilter(today.minusDays(1), today.plusDays(1), null, null, null, null, SendStatus.FAILED, code);
    }
}
