package dev.signet.rulebook;

import dev.signet.platform.PlatformSettings;
import dev.signet.platform.start.StartupRefused;
import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookProof;
import dev.signet.rules.proof.RulebookRejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The rulebook that judges now. It is exchanged as a whole; whoever asks twice within one decision may get two versions,
 * so ask once. A rulebook that does not compile or fails its cases never gets here: the last good one stays.
 */
@Component
public class ActiveRulebook {

    private static final Logger log = LoggerFactory.getLogger(ActiveRulebook.class);

    /**
     * What serves, since when, and what stands in the way of a newer one.
     *
     * @param refusedAt when the newer one was refused; null where nothing stands in the way
     */
    record State(
            Rulebook rulebook,
            Instant since,
            List<Problem> problems,
            @Nullable Instant refusedAt) {

        State(Rulebook rulebook, Instant since) {
            this(rulebook, since, List.of(), null);
        }
    }

    private final @Nullable RulebookAhead ahead;
    private final RulebookLoader loader;
    private final @Nullable RulebookProof proof;
    private final List<RulebookCheck> checks;
    private final @Nullable Path directory;
    private final LastGoodRulebook lastGood;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private volatile State state;

    @Autowired
    ActiveRulebook(
            RulebookSettings settings,
            PlatformSettings platform,
            List<RulebookCheck> checks,
            Clock clock,
            ApplicationEventPublisher events,
            @Autowired(required = false) @Nullable RulebookAhead ahead) {
        this(settings, platform, checks, clock, events, settings.proof(), ahead);
    }

    /**
     * @param proof null for tests whose edits are harmless: they are proved here, which is quicker
     * @param ahead null where the shipped rulebook was not begun with the start
     */
    ActiveRulebook(
            RulebookSettings settings,
            PlatformSettings platform,
            List<RulebookCheck> checks,
            Clock clock,
            ApplicationEventPublisher events,
            @Nullable RulebookProof proof,
            @Nullable RulebookAhead ahead) {
        this.proof = proof;
        this.ahead = ahead;
        this.loader = ahead == null ? new RulebookLoader() : ahead.loader();
        this.checks = List.copyOf(checks);
        this.directory = settings.directory() == null
                ? null
                : settings.directory().toAbsolutePath().normalize();
        this.lastGood = new LastGoodRulebook(
                settings.lastGood() == null ? platform.home().resolve("rulebook-last-good") : settings.lastGood());
        this.clock = clock;
        this.events = events;
        this.state = directory == null ? shipped() : fromDirectory(directory);
        log.info("rulebook {} judges, from {}", current().version(), source());
    }

    private String source() {
        if (directory == null) {
            return "the product";
        }
        return state.problems().isEmpty()
                ? directory.toString()
                : lastGood + ", where the last good one of " + directory + " is kept";
    }

    /** The rulebook to judge by; never null, the same until another one passed all its cases. */
    public Rulebook current() {
        return state.rulebook();
    }

    State state() {
        return state;
    }

    Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    private State shipped() {
        try {
            return new State(load(PolicyFiles.shipped()), clock.instant());
        } catch (RulebookRejected e) {
            throw new StartupRefused(
                    "The rulebook shipped with the product was rejected:\n" + e.getMessage(),
                    "Where no setting is named above this is a fault of the build.");
        }
    }

    private State fromDirectory(Path directory) {
        PolicyFiles files = readOrFill(directory);
        try {
            Rulebook rulebook = load(files);
            lastGood.keep(directory, files);
            return new State(rulebook, clock.instant());
        } catch (RulebookRejected e) {
            report(e.problems());
            return new State(lastGoodOf(directory, e), clock.instant(), e.problems(), clock.instant());
        }
    }

    /** Rules that never passed must not judge, and the shipped ones may allow what this directory forbids. */
    private Rulebook lastGoodOf(Path directory, RulebookRejected why) {
        try {
            Optional<PolicyFiles> kept = lastGood.of(directory);
            if (kept.isPresent()) {
                return load(kept.get());
            }
        } catch (RulebookRejected e) {
            e.problems()
                    .forEach(problem -> log.warn("the last good rulebook of {} is of no use: {}", directory, problem));
        } catch (IOException | UncheckedIOException e) {
            log.warn("the last good rulebook of {} is of no use: {}", directory, e.toString());
        }
        throw new StartupRefused(
                "The rulebook in " + directory + " was rejected, and no earlier one of this directory is kept:\n"
                        + why.getMessage(),
                "Correct the files named above, or empty the directory to get the shipped rulebook there.");
    }

    private Rulebook load(PolicyFiles files) throws RulebookRejected {
        Rulebook rulebook = proved(files);
        List<Problem> problems = new ArrayList<>();
        for (RulebookCheck check : checks) {
            try {
                check.check(rulebook.policies());
            } catch (RulebookRejected e) {
                problems.addAll(e.problems());
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(".", 0, String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            rulebook.retire();
            throw new RulebookRejected(problems);
        }
        return rulebook;
    }

    /** Whatever goes wrong with what officers wrote is said where they look, and ends nothing. */
    private Rulebook proved(PolicyFiles files) throws RulebookRejected {
        try {
            if (ahead != null && files.isShipped()) {
                return ahead.rulebook();
            }
            return proof == null || files.isShipped() ? loader.load(files) : loader.load(files, proof);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            log.error("the rulebook in {} cannot be used", directory, e);
            throw new RulebookRejected(List.of(new Problem(".", 0, "the rulebook cannot be used: " + e)));
        }
    }

    private static PolicyFiles readOrFill(Path directory) {
        try {
            Files.createDirectories(directory);
            PolicyFiles files = PolicyFiles.fromDirectory(directory);
            if (!files.isEmpty()) {
                return files;
            }
            PolicyFiles shipped = PolicyFiles.shipped();
            shipped.copyTo(directory);
            log.info("signet.rulebook.directory {} was empty: the shipped rulebook was copied there", directory);
            return shipped;
        } catch (IOException | UncheckedIOException e) {
            throw new StartupRefused(
                    "signet.rulebook.directory " + directory + " cannot be used: " + e,
                    "Name a directory that the application can read (and write, while it is empty).");
        }
    }

    /** Takes these files if they make a sound rulebook, and keeps what serves otherwise. */
    synchronized void activate(PolicyFiles files) {
        if (directory == null || isActive(files)) {
            clearProblems();
            return;
        }
        Rulebook old = state.rulebook();
        try {
            Rulebook rulebook = load(files);
            state = new State(rulebook, clock.instant());
            lastGood.keep(directory, files);
            log.info("rulebook {} judges, after {}", rulebook.version(), old.version());
            events.publishEvent(new RulebookActivated(rulebook.version()));
            old.retire();
        } catch (RulebookRejected e) {
            reject(e.problems());
        }
    }

    /** Says that no files could be had; what serves stays. */
    synchronized void reject(List<Problem> problems) {
        Instant refusedAt = state.refusedAt();
        if (refusedAt == null || !problems.equals(state.problems())) {
            report(problems);
            refusedAt = clock.instant();
        }
        state = new State(state.rulebook(), state.since(), List.copyOf(problems), refusedAt);
    }

    private void clearProblems() {
        if (!state.problems().isEmpty()) {
            log.info(
                    "rulebook {} stays; its directory holds it again",
                    state.rulebook().version());
            state = new State(state.rulebook(), state.since());
        }
    }

    private boolean isActive(PolicyFiles files) {
        return state.rulebook().files().hash().equals(files.hash());
    }

    /** One line a problem, so that each is found whatever reads the log. */
    private void report(List<Problem> problems) {
        log.warn("The rulebook in {} was rejected; the last good one stays. Problems: {}", directory, problems.size());
        problems.forEach(problem -> log.warn("rulebook, {}", problem));
    }
}
