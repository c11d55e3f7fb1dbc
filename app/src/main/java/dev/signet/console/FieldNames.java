package dev.signet.console;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.page.PageCookies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /v1} says of a field by the name that programs give it, said by the name that stands beside it in the form: the
 * text {@code field.<name>}, or {@code field.<form>.<name>} where the form at that end of an address calls it otherwise. Those are the forms of staff's pages; what a form of the
 * console is told is worded for it.
 */
final class FieldNames {

    private static final Wording TEXTS = Wording.of("console");
    /** Where a sentence begins, perhaps behind what is said of the request as a whole. */
    private static final Pattern SUBJECT = Pattern.compile(
            "(?<=^|^" + ofTheRequest(Bilingual::zh) + "|^" + ofTheRequest(Bilingual::en) + ")([a-z][A-Za-z]*)(?=[ :])");

    private static final String A_VALUE = "The value \"[^\"]{0,200}\" of ";
    private static final Pattern OF_A_VALUE = Pattern.compile("(?<=^" + A_VALUE + ")([a-z][A-Za-z]*)(?= )");
    /** Behind a sentence about one field, before one about another. */
    private static final Pattern NEXT = Pattern.compile("(?:；|; )(?=(?:" + A_VALUE + ")?([a-z][A-Za-z]*) )");

    private final String form;
    private final boolean isStaffs;

    private static String ofTheRequest(Function<Bilingual, String> language) {
        return Pattern.quote(language.apply(Wording.of("api").text("invalid", "")));
    }

    /** @param path that the form was sent to */
    FieldNames(String path) {
        this.form = path.substring(path.lastIndexOf('/') + 1);
        this.isStaffs = path.startsWith(PageCookies.STAFF + "/");
    }

    /**
     * One thing that is wrong.
     *
     * @param field its name in the form; null where it is of none
     */
    record Wrong(@Nullable String field, String message) {}

    /** Of a sentence about several fields one for each. */
    List<Wrong> told(String message, boolean english) {
        List<Wrong> told = new ArrayList<>();
        int from = 0;
        Matcher next = NEXT.matcher(message);
        while (next.find()) {
            if (key(next.group(1)).isPresent()) {
                told.add(wrong(message.substring(from, next.start()), english));
                from = next.end();
            }
        }
        told.add(wrong(message.substring(from), english));
        return told;
    }

    private Wrong wrong(String sentence, boolean english) {
        Optional<MatchResult> subject = Stream.of(SUBJECT, OF_A_VALUE)
                .flatMap(where -> where.matcher(sentence).results().limit(1))
                .filter(found -> key(found.group()).isPresent())
                .findFirst();
        return subject.map(found -> new Wrong(
                        found.group(),
                        sentence.substring(0, found.start())
                                + label(found.group(), english)
                                + sentence.substring(found.end())))
                .orElseGet(() -> new Wrong(null, sentence));
    }

    private String label(String name, boolean english) {
        Bilingual label = TEXTS.text(key(name).orElseThrow());
        return english ? label.en() : label.zh();
    }

    private Optional<String> key(String name) {
        return Stream.of("field." + form + "." + name, "field." + name)
                .filter(key -> isStaffs && TEXTS.has(key))
                .findFirst();
    }
}
