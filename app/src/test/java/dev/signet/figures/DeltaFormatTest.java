package dev.signet.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.figures.FiguresDelta.Hour;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeltaFormatTest {

    private static final int HOUR = 500_000;

    private static Cell cell(String place, String code) {
        return new Cell(
                7, HOUR, "云帆科技", "SMS_1", TemplateKind.NOTIFICATION, place, Vendor.MOBILE, "", code, "", "", 0, 0);
    }

    private static Counted counted(Cell cell, Outcome outcome) {
        return new Counted(cell, outcome, 2, true, false, 90_000, 1500);
    }

    private static Map<String, String> read(byte[]... bodies) {
        FiguresDelta read = new FiguresDelta();
        for (byte[] body : bodies) {
            DeltaFormat.read(body, read);
        }
        return shown(read);
    }

    private static Map<String, String> shown(FiguresDelta delta) {
        Map<String, String> shown = new TreeMap<>();
        delta.forEach((hour, dimension, value, sums) ->
                shown.put(hour.accountId() + " " + hour.hour() + " " + dimension + " " + value, sums.toString()));
        return shown;
    }

    @Test
    void readsWhatItWrote() {
        FiguresDelta delta = new FiguresDelta();
        Random random = new Random(12);
        for (int i = 0; i < 300; i++) {
            Hour hour = new Hour(random.nextInt(3), HOUR + random.nextInt(2));
            Sums sums = delta.sums(hour, Dimension.values()[random.nextInt(12)], "v" + random.nextInt(5));
            sums.values[random.nextInt(Sums.SIZE)] = random.nextLong() >> random.nextInt(Long.SIZE);
        }
        delta.sums(new Hour(1, HOUR), Dimension.ALL, "").values[0] = Long.MIN_VALUE;
        delta.sums(new Hour(1, HOUR), Dimension.ALL, "").values[Sums.SIZE - 1] = Long.MAX_VALUE;

        assertThat(read(DeltaFormat.write(delta))).isEqualTo(shown(delta)).hasSizeGreaterThan(100);
    }

    @Test
    void addsOneToTheOther() {
        FiguresDelta accepted = new FiguresDelta();
        accepted.add(counted(cell("CN-GD", ""), Outcome.UNANSWERED));
        FiguresDelta ended = new FiguresDelta();
        ended.take(counted(cell("CN-GD", ""), Outcome.UNANSWERED));
        ended.add(counted(cell("CN-GD", "DELIVERED"), Outcome.DELIVERED));
        FiguresDelta once = new FiguresDelta();
        once.add(counted(cell("CN-GD", "DELIVERED"), Outcome.DELIVERED));

        assertThat(read(DeltaFormat.write(accepted), DeltaFormat.write(ended))).isEqualTo(shown(once));
    }

    /** What comes to nothing is no row that someone folds. */
    @Test
    void writesNothingOfWhatChangesNothing() {
        FiguresDelta delta = new FiguresDelta();
        assertThat(DeltaFormat.write(delta)).isEmpty();

        delta.take(counted(cell("CN-GD", ""), Outcome.UNANSWERED));
        delta.add(counted(cell("CN-GD", ""), Outcome.UNANSWERED));

        assertThat(DeltaFormat.write(delta)).isEmpty();
    }

    /** As many messages as one transaction takes, to a province each: a row that has room in a page beside others. */
    @Test
    void staysSmall() {
        FiguresDelta delta = new FiguresDelta();
        for (int i = 0; i < 64; i++) {
            delta.add(counted(cell("CN-" + (char) ('A' + i % 31) + "X", ""), Outcome.UNANSWERED));
        }

        assertThat(DeltaFormat.write(delta)).hasSizeLessThan(2500);
    }

    @Test
    void refusesWhatAnotherVersionWrote() {
        FiguresDelta into = new FiguresDelta();
        assertThatThrownBy(() -> DeltaFormat.read(new byte[] {9, -1}, into)).hasMessageContaining("another version: 9");
    }
}
