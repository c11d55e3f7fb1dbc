package dev.signet.sending.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import dev.signet.sending.Lane;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import dev.signet.sending.Through;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.message.Submitted;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.ReceiptUpdate;
import dev.signet.sending.receipt.Receipts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendDetailsIT extends SendingIT {

    @Autowired
    SendDetails details;

    @Autowired
    Outbox outbox;

    @Autowired
    Receipts states;

    @Test
    @Tag("S6.2-1")
    @Tag("S9.1-2")
    void showsADaysMessagesToOneNumberNewestFirst() {
        LocalDate before = laterDay();
        clock.set(before + "T15:59:59.999Z"); // the day's last millisecond in UTC+8
        Sender sender = senders.enterprise();
        String number = number();
        String late = send(sender.note(number)).bizId();
        clock.set(before + "T16:00:00Z");
        String first = send(sender.keyed(null, "out-1", "SMS_NOTE", "云帆科技", "{\"order\":\"1\"}", number))
                .bizId();
        clock.advance(Duration.ofMinutes(1));
        String second = send(sender.note(number)).bizId();
        LocalDate day = before.plusDays(1);

        SendDetailsPage page = details.query(sender.accountId(), "+86" + number, day, null, 1, 1);

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.rows()).extracting(SendDetail::bizId).containsExactly(second);
        SendDetail other = details.query(sender.accountId(), number, day, null, 2, 1)
                .rows()
                .get(0);
        assertThat(other.bizId()).isEqualTo(first);
        assertThat(other.outId()).isEqualTo("out-1");
        assertThat(other.status()).isEqualTo(SendStatus.WAITING);
        assertThat(other.errorCode()).isEmpty();
        assertThat(other.content()).isEqualTo("【云帆科技】您的订单1已发货，请注意查收。");
        assertThat(other.sentAt()).isEqualTo(Instant.parse(before + "T16:00:00Z"));
        assertThat(details.query(sender.accountId(), number, day, first, 1, 10).rows())
                .hasSize(1);
        assertThat(details.query(sender.accountId(), number, day.minusDays(1), null, 1, 10)
                        .rows())
                .extracting(SendDetail::bizId)
                .containsExactly(late);
        assertThat(details.query(sender.accountId() + 1, number, day, null, 1, 10)
                        .rows())
                .isEmpty();
    }

    @Test
    @Tag("S9.1-2")
    void showsHowAMessageEnded() {
        clock.set(laterDay() + "T02:00:00Z");
        Sender sender = senders.enterprise();
        String number = number();
        send(sender.note(number));
        OutboundMessage message = outbox.claim("d", Lane.NOTIFICATION, 1000, new Through("c")).stream()
                .filter(m -> m.accountId() == sender.accountId())
                .findFirst()
                .orElseThrow();
        outbox.submitted(List.of(new Submitted(message.id(), "c", List.of("d-" + message.id()), clock.instant())));
        Instant at = clock.instant();
        states.apply(List.of(new ReceiptUpdate("c", "d-" + message.id(), ReceiptUpdate.State.DELIVERED, "", at)));

        LocalDate today = at.atOffset(java.time.ZoneOffset.ofHours(8)).toLocalDate();
        for (int later = 0; later <= 30; later++) {
            clock.set(at.plus(Duration.ofDays(later)));
            assertThat(details.query(sender.accountId(), number, today, null, 1, 10)
                            .rows())
                    .as("%d days later", later)
                    .singleElement()
                    .satisfies(detail -> {
                        assertThat(detail.status()).isEqualTo(SendStatus.DELIVERED);
                        assertThat(detail.errorCode()).isEqualTo("DELIVERED");
                        assertThat(detail.receivedAt()).isEqualTo(at.truncatedTo(ChronoUnit.MILLIS));
                    });
        }
        clock.set(at.plus(Duration.ofDays(31)));
        refused("isv.INVALID_PARAMETERS", today, 1, 10);
    }

    @Test
    @Tag("S9.1-2")
    void answersForTheLastThirtyDaysOnly() {
        clock.set(MORNING);
        LocalDate today = LocalDate.of(2026, 11, 23);

        assertThat(details.query(1, number(), today.minusDays(30), null, 1, 10).rows())
                .isEmpty();
        refused("isv.INVALID_PARAMETERS", today.minusDays(31), 1, 10);
        refused("isv.INVALID_PARAMETERS", today.plusDays(1), 1, 10);
        refused("isv.INVALID_PARAMETERS", today, 0, 10);
        refused("isv.INVALID_PARAMETERS", today, 1, 51);
    }

    private void refused(String code, LocalDate day, int page, int size) {
        assertThatThrownBy(() -> details.query(1, number(), day, null, page, size))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
