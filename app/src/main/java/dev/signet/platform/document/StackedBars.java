package dev.signet.platform.document;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Bars of parts that sum up, by time: a chart of a report.
 *
 * @param series what the parts are, at most four, the lowest first
 * @param bars in their order
 */
public record StackedBars(List<String> series, List<Bar> bars) {

    static final float HEIGHT = 190;

    private static final List<Ink> INKS = List.of(Ink.FIRST, Ink.SECOND, Ink.THIRD, Ink.FOURTH);
    private static final Sheet.Face SMALL = new Sheet.Face(7, false, Ink.SOFT);
    private static final int STEPS = 4;
    private static final float LEGEND = 20;
    private static final float LABELS = 18;

    public StackedBars {
        if (series.size() > INKS.size()) {
            throw new IllegalArgumentException("more than " + INKS.size() + " series");
        }
        series = List.copyOf(series);
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param label below it, where there is room
     * @param parts of each series; none is negative
     */
    public record Bar(String label, List<Long> parts) {

        long height() {
            return parts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param y of its lower edge */
    void draw(Sheet sheet, ReportFont font, float x, float y, float width) throws IOException {
        legend(sheet, font, x, y + HEIGHT - 12);
        long step = step(bars.stream().mapToLong(Bar::height).max().orElse(0));
        float bottom = y + LABELS;
        float height = HEIGHT - LEGEND - LABELS;
        float left = x + font.width(grouped(step * STEPS), SMALL.size()) + 8;
        for (int i = 0; i <= STEPS; i++) {
            float at = bottom + height * i / STEPS;
            sheet.line(left, at, x + width, at, i == 0 ? 0.8f : 0.4f, i == 0 ? Ink.LINE : Ink.FINE);
            sheet.textUntil(grouped(step * i), left - 5, at - 2.5f, SMALL);
        }
        if (!bars.isEmpty()) {
            bars(sheet, left, bottom, x + width - left, height / (step * STEPS));
            labels(sheet, font, left, y + 6, x + width - left);
        }
    }

    private void legend(Sheet sheet, ReportFont font, float x, float y) throws IOException {
        float at = x;
        for (int i = 0; i < series.size(); i++) {
            String name = font.printable(series.get(i)).replace('\n', ' ');
            sheet.fill(at, y, 7, 7, INKS.get(i));
            sheet.text(name, at + 11, y + 0.5f, SMALL);
            at += 11 + font.width(name, SMALL.size()) + 16;
        }
    }

    private void bars(Sheet sheet, float left, float bottom, float width, double unit) throws IOException {
        float room = width / bars.size();
        float thick = Math.min(room > 3 ? room * 0.7f : room, 36);
        for (int i = 0; i < bars.size(); i++) {
            float x = left + room * i + (room - thick) / 2;
            long below = 0;
            List<Long> parts = bars.get(i).parts();
            for (int part = 0; part < parts.size(); part++) {
                if (parts.get(part) > 0) {
                    float from = bottom + (float) (below * unit);
                    sheet.fill(x, from, thick, (float) (parts.get(part) * unit), INKS.get(part));
                    below += parts.get(part);
                }
            }
        }
    }

    /** As many as do not touch each other. */
    private void labels(Sheet sheet, ReportFont font, float left, float y, float width) throws IOException {
        List<String> labels = bars.stream()
                .map(bar -> font.printable(bar.label()).replace('\n', ' '))
                .toList();
        float widest = 1;
        for (String label : labels) {
            widest = Math.max(widest, font.width(label, SMALL.size()));
        }
        float room = width / labels.size();
        int each = Math.max(1, (int) Math.ceil((widest * 1.5f + 6) / room));
        for (int i = 0; i < labels.size(); i += each) {
            float half = font.width(labels.get(i), SMALL.size()) / 2;
            float middle = left + room * i + room / 2;
            sheet.text(labels.get(i), Math.min(Math.max(middle - half, left), left + width - 2 * half), y, SMALL);
        }
    }

    /** A round number of which four reach the highest bar: 1, 2, 2.5 or 5 and noughts. */
    private static long step(long highest) {
        for (long ten = 1; ten < Long.MAX_VALUE / 100; ten *= 10) {
            for (long step : new long[] {ten, 2 * ten, ten < 10 ? 3 * ten : 25 * ten / 10, 5 * ten}) {
                if (step * STEPS >= highest) {
                    return step;
                }
            }
        }
        return highest / STEPS + 1;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
