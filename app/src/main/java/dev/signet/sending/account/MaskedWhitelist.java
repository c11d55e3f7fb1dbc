package dev.signet.sending.account;

import dev.signet.platform.Refusal;
import dev.signet.platform.text.Masks;
import dev.signet.platform.text.Quoted;
import dev.signet.sending.text.SendTexts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A whitelist as it comes back from somebody who was shown it masked: what they left as it was means the number that it
 * stood for, so that other settings can be changed without seeing the numbers.
 */
final class MaskedWhitelist {

    private static final String HIDDEN = "*";

    private MaskedWhitelist() {}

    /**
     * @throws Refusal {@code isv.INVALID_PARAMETERS} where a masked number stands for none of the kept ones, or for some of
     *     those only that look like it
     */
    static List<String> restored(List<String> given, List<String> kept) {
        Map<String, Deque<String>> meant = new HashMap<>();
        kept.forEach(number -> meant.computeIfAbsent(Masks.phone(number), mask -> new ArrayDeque<>())
                .add(number));
        List<String> whole = new ArrayList<>(given.size());
        for (String number : given) {
            whole.add(number.contains(HIDDEN) ? next(meant, number) : number);
        }
        given.stream()
                .filter(number ->
                        number.contains(HIDDEN) && !left(meant, number).isEmpty())
                .findFirst()
                .ifPresent(number -> {
                    throw unclear(number);
                });
        return whole;
    }

    private static String next(Map<String, Deque<String>> meant, String mask) {
        String number = left(meant, mask).poll();
        if (number == null) {
            throw unclear(mask);
        }
        return number;
    }

    private static Deque<String> left(Map<String, Deque<String>> meant, String mask) {
        return meant.getOrDefault(mask, new ArrayDeque<>());
    }

    private static Refusal unclear(String mask) {
        return new Refusal(
                AccountSettingsDesk.INVALID, SendTexts.text("settings.whitelistMasked.message", Quoted.of(mask)));
    }
}
