package dev.signet.sending.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");
    private static final long HERE = 86_138_1234_5678L;
    private static final long OTHER = 86_139_8765_4321L;

    @ParameterizedTest
    @CsvSource({
        "8613812345678, 8613812345678, AGREES",
        "13812345678,   8613812345678, AGREES",
        "8613812345678, 13812345678,   AGREES",
        "5551234,       12125551234,   AGREES",
        "345678,        8613812345678, CONTRADICTS",
        "8613912345678, 8613812345678, CONTRADICTS",
        "0,             8613812345678, SILENT",
        "8613812345678, 0,             SILENT",
    })
    void weighsNumbersHoweverTheyAreWritten(long told, long sentTo, Evidence.Word word) {
        assertThat(Evidence.byNumber(told, sentTo)).isEqualTo(word);
    }

    /** The carrier began its ids anew: both went by 1. */
    @Test
    void tellsMessagesOfOneIdApartByTheirNumber() {
        Part old = part(1, HERE, NOON.minus(Duration.ofHours(3)));
        Part young = part(2, OTHER, NOON);

        assertThat(chosen(HERE, NOON, old, young)).contains(old);
        assertThat(chosen(OTHER, NOON, old, young)).contains(young);
        assertThat(chosen(OTHER, NOON, old)).isEmpty();
    }

    @Test
    void takesOfTwoToOneNumberTheLastThatTheCarrierHadThen() {
        Part old = part(1, HERE, NOON.minus(Duration.ofHours(3)));
        Part young = part(2, HERE, NOON);

        assertThat(chosen(HERE, NOON, old, young)).contains(young);
        assertThat(chosen(HERE, NOON.minus(Duration.ofMinutes(1)), old, young)).contains(young);
        assertThat(chosen(HERE, NOON.minus(Duration.ofHours(1)), old, young)).contains(old);
    }

    @Test
    void believesTheNumberOfACarrierWhoseClockIsWrong() {
        Part part = part(1, HERE, NOON);

        assertThat(chosen(HERE, NOON.minus(Duration.ofDays(5000)), part)).contains(part);
        assertThat(chosen(OTHER, NOON.minus(Duration.ofDays(5000)), part)).isEmpty();
    }

    @Test
    void guessesNothingWhereTheReceiptTellsNoNumber() {
        Part one = part(1, HERE, NOON);
        Part two = part(2, OTHER, NOON);

        assertThat(chosen(0, NOON, one)).contains(one);
        assertThat(chosen(0, NOON, one, two)).isEmpty();
    }

    @Test
    void goesByTheIdAloneForPartsOfWhichNoMoreIsKnown() {
        Part part = part(1, 0, null);

        assertThat(chosen(HERE, NOON, part)).contains(part);
    }

    private static Optional<Part> chosen(long number, Instant at, Part... parts) {
        return Evidence.choose(
                new ReceiptUpdate("c", List.of("1"), number, ReceiptUpdate.State.DELIVERED, "", "", at, ""),
                List.of(parts));
    }

    private static Part part(long messageId, long number, Instant takenAt) {
        return new Part(new Part.Key("c", "1"), messageId, false, number, takenAt);
    }
}
