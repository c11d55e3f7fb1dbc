package dev.signet.application;

import dev.signet.staff.ReviewedProcesses;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who answers for which kind; asked for late, since those domains start reviews themselves. */
@Component
public class ReviewSubjects implements ReviewedProcesses {

    private final ObjectProvider<ReviewSubject> subjects;

    ReviewSubjects(ObjectProvider<ReviewSubject> subjects) {
        this.subjects = subjects;
    }

    public List<ReviewSubject> all() {
        return subjects.orderedStream().toList();
    }

    public List<ReviewedKind> kinds() {
        return subjects.orderedStream().map(ReviewSubject::reviewed).toList();
    }

    @Override
    public List<Reviewed> reviewed() {
        return kinds().stream()
                .map(kind -> new Reviewed(kind.name(), kind.processKey(), kind.reviewers()))
                .toList();
    }

    public ReviewSubject of(String kind) {
        Map<String, ReviewSubject> byKind =
                subjects.stream().collect(Collectors.toMap(ReviewSubject::kind, Function.identity()));
        ReviewSubject subject = byKind.get(kind);
        if (subject == null) {
            throw new IllegalStateException("nothing answers for reviews of " + kind);
        }
        return subject;
    }
}
