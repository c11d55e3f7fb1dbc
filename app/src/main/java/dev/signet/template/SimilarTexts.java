package dev.signet.template;

import dev.signet.rules.text.TemplateText;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** When two texts say almost the same: most of their character pairs are common, whatever their variables are called. */
final class SimilarTexts {

    private SimilarTexts() {}

    /** @param percent the share of common pairs from which on they are */
    static boolean alike(String one, String other, int percent) {
        Set<String> a = pairs(one);
        Set<String> b = pairs(other);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        long common = a.stream().filter(b::contains).count();
        return 200 * common >= (long) percent * (a.size() + b.size());
    }

    private static Set<String> pairs(String content) {
        String normal = Normalizer.normalize(content, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String text = TemplateText.of(normal).holed().replaceAll("[\\s\\p{Punct}，。：；！？、]+", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
