package dev.signet.access.page;

import dev.signet.platform.page.Pager;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Rows of lists that are short enough to be read whole. */
final class Rows {

    private Rows() {}

    /** How many stand on the pages before. */
    static int before(Pager pager) {
        return Math.multiplyExact(Math.min(pager.page(), pager.pages()) - 1, pager.size());
    }

    static <T> List<T> of(List<T> all, Pager pager) {
        return all.stream().skip(before(pager)).limit(pager.size()).toList();
    }

    /** Whether any of the texts has this in it, whatever the case of letters. */
    static boolean holds(String text, String... texts) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return List.of(texts).stream()
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }

    static <T> List<T> unticked(List<T> found, Function<T, String> name, List<String> ticked) {
        return found.stream()
                .filter(each -> ticked.stream().noneMatch(name.apply(each)::equalsIgnoreCase))
                .toList();
    }
}
