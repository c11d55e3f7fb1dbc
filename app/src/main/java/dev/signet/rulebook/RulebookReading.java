package dev.signet.rulebook;

import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.NormText.Sentence;
import dev.signet.rules.policy.PolicyFiles;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rulebook in force, to be read by the platform's people: where it stands, its rules, its files. */
@Component
public class RulebookReading {

    private static final Wording TEXTS = Wording.of("rulebook");
    private static final int VERSIONS = 50;

    private final ActiveRulebook active;
    private final RulebookVersions versions;

    RulebookReading(ActiveRulebook active, RulebookVersions versions) {
        this.active = active;
        this.versions = versions;
    }

    /**
     * What judges now, and what would but may not.
     *
     * @param edition of the shipped rulebook's form
     * @param hash over all its files
     * @param since when it began to, on the node that answers
     * @param directory that officers edit; null where the shipped one judges
     * @param refusedAt when the edit that lies there was refused; null where none was
     * @param problems why
     * @param versions those that have judged, newest first
     */
    public record Standing(
            String version,
            String edition,
            String hash,
            Instant since,
            @Nullable String directory,
            @Nullable Instant refusedAt,
            List<RefusedEdit> problems,
            List<RulebookVersion> versions) {}

    public Standing standing() {
        ActiveRulebook.State state = active.state();
        String version = state.rulebook().version();
        String hash = state.rulebook().files().hash();
        return new Standing(
                version,
                version.endsWith("-" + hash) ? version.substring(0, version.length() - hash.length() - 1) : version,
                hash,
                state.since(),
                active.directory().map(Object::toString).orElse(null),
                state.refusedAt(),
                state.problems().stream().map(RefusedEdit::of).toList(),
                versions.newest(VERSIONS));
    }

    /** A rule with where it is written. */
    public record Rule(String id, Sentence sentence, String file, int line) {

        private static Rule of(Norm norm) {
            return new Rule(norm.id(), Sentence.of(norm.sentence()), norm.file(), norm.line());
        }
    }

    /** Every rule, in the order of ids; several may serve one norm. */
    public List<Rule> rules() {
        return active.current().norms().stream()
                .map(Rule::of)
                .sorted(Comparator.comparing(Rule::id).thenComparing(Rule::file).thenComparing(Rule::line))
                .toList();
    }

    /** Those of one norm; none where the rulebook in force has none of this id. */
    public List<Rule> rules(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).toList();
    }

    /** One of its files. */
    public record File(String path, long bytes) {}

    /** In the order of their paths. */
    public List<File> files() {
        return active.current().files().contents().entrySet().stream()
                .map(file -> new File(file.getKey(), file.getValue().length))
                .toList();
    }

    /**
     * The lines of a file; empty where it is no text.
     *
     * @throws dev.signet.platform.Refusal {@code RulebookFileNotFound} where the rulebook in force has no such file
     */
    public Optional<List<String>> lines(String path) {
        Rulebook rulebook = active.current();
        PolicyFiles files = rulebook.files();
        if (!files.contents().containsKey(path)) {
            throw TEXTS.refusal("RulebookFileNotFound", "file.unknown", Quoted.of(path), rulebook.version());
        }
        try {
            return Optional.of(files.text(path).lines().toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
