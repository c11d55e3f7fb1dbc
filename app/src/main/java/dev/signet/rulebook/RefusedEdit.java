package dev.signet.rulebook;

import dev.signet.platform.Wording;
import dev.signet.rules.policy.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * One thing that keeps an edit of the rulebook from judging.
 *
 * @param line first line concerned, from 1; 0 when the whole file or folder is meant
 * @param message in English, as the compiler and the proof say it
 * @param messageZh the same in Chinese; what only the compiler knows to say stays as it is
 */
public record RefusedEdit(String file, int line, String message, String messageZh) {

    private static final Wording TEXTS = Wording.of("rulebook");
    private static final Pattern GROUP = Pattern.compile("\\$(\\d)");
    private static final List<Said> SENTENCES = sentences();

    private record Said(Pattern english, String chinese) {

        Optional<String> of(String sentence) {
            Matcher found = english.matcher(sentence);
            return found.matches() ? Optional.of(filled(found)) : Optional.empty();
        }

        private String filled(Matcher found) {
            return GROUP.matcher(chinese)
                    .replaceAll(group -> Matcher.quoteReplacement(part(found, Integer.parseInt(group.group(1)))));
        }

        private static String part(Matcher found, int group) {
            return translated(found.group(group)).orElse(found.group(group));
        }
    }

    static RefusedEdit of(Problem problem) {
        return new RefusedEdit(
                problem.file(),
                problem.line(),
                problem.message(),
                translated(problem.message()).orElseGet(() -> TEXTS.zh("problem.said", problem.message())));
    }

    private static Optional<String> translated(String sentence) {
        return SENTENCES.stream().flatMap(said -> said.of(sentence).stream()).findFirst();
    }

    private static List<Said> sentences() {
        try {
            return new ClassPathResource("rulebook/problems.tsv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Said(Pattern.compile(cells[0]), cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
