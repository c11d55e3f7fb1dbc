package dev.signet.application;

import dev.signet.rules.review.RejectionReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the applicant reads about a decision: reasons with their advice, then the reviewer's own words. */
@Component
public class DecisionText {

    private final ReviewRules rules;

    DecisionText(ReviewRules rules) {
        this.rules = rules;
    }

    public String chinese(String kind, List<String> codes, String comment) {
        return text(kind, codes, comment, reason -> reason.reasonZh() + "（" + reason.adviceZh() + "）", "；");
    }

    public String english(String kind, List<String> codes, String comment) {
        return text(kind, codes, comment, reason -> reason.reasonEn() + " (" + reason.adviceEn() + ")", "; ");
    }

    private String text(
            String kind, List<String> codes, String comment, Function<RejectionReason, String> words, String joint) {
        Stream<String> reasons = codes.stream()
                .map(code -> rules.reason(kind, code))
                .flatMap(Optional::stream)
                .map(reason -> reason.code() + " " + words.apply(reason));
        return Stream.concat(reasons, Stream.of(comment))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(joint));
    }
}
