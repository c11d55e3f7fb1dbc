package dev.signet.sending.account;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.text.Masks;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.Unseen;
import dev.signet.sending.number.Dialled;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.text.SendTexts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whitelist as it is typed, one number per line (S9.3-4). Empty lines are none; a masked number means the one that it
 * was shown for.
 */
final class WhitelistLines {

    private static final String MASK = "*";

    private final List<Line> lines;

    private record Line(int place, String text) {}

    private WhitelistLines(List<Line> lines) {
        this.lines = lines;
    }

    static WhitelistLines of(String text) {
        List<String> all = text.lines().map(Unseen::strip).toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isEmpty()) {
                lines.add(new Line(i + 1, all.get(i)));
            }
        }
        return new WhitelistLines(lines);
    }

    List<String> numbers() {
        return lines.stream().map(Line::text).toList();
    }

    /** @throws Refusal {@code isv.INVALID_PARAMETERS} that names every line which is no number, or one that stands above */
    void check(PhoneNumbers numbers, LocalDate today) {
        Map<Object, Integer> seen = new HashMap<>();
        List<Bilingual> wrong = new ArrayList<>();
        for (Line line : lines) {
            wrong(line, numbers, today, seen).ifPresent(wrong::add);
        }
        if (!wrong.isEmpty()) {
            throw new Refusal(
                    AccountSettingsDesk.INVALID,
                    wrong.stream().reduce(Bilingual::plus).orElseThrow());
        }
    }

    private static Optional<Bilingual> wrong(
            Line line, PhoneNumbers numbers, LocalDate today, Map<Object, Integer> seen) {
        if (line.text().contains(MASK)) {
            return Optional.empty();
        }
        PhoneNumber number = numbers.inList(line.text(), today);
        String shown = Masks.phone(Dialled.bare(line.text()));
        if (number == null) {
            Bilingual advice = numbers.advice(line.text(), TemplateKind.NOTIFICATION, today);
            return Optional.of(SendTexts.text("settings.whitelistLine.message", line.place(), shown, advice));
        }
        Integer first = seen.putIfAbsent(number.digits(), line.place());
        return first == null
                ? Optional.empty()
                : Optional.of(SendTexts.text("settings.whitelistTwice.message", line.place(), shown, first));
    }
}
