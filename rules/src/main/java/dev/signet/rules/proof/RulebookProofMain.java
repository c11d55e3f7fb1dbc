package dev.signet.rules.proof;

import dev.signet.rules.verdict.RuleBroken;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process in which a rulebook is proved: it reads the files, compiles the rules, tries all cases, says what it found
 * and ends. What is endless ends with it.
 */
public final class RulebookProofMain {

    private final RulebookProofWire.Request request;
    private final RulebookLoader loader;
    private final RulebookProofStep step = new RulebookProofStep();
    private final AtomicReference<RulebookProofWire.@Nullable Result> result = new AtomicReference<>();
    /** Let go where memory has run out, so that there is some to say so: what filled it is not gone yet. */
    private byte @Nullable [] reserve = new byte[4 << 20];

    private RulebookProofMain(RulebookProofWire.Request request) {
        this.request = request;
        this.loader = new RulebookLoader(request.neededAreas(), request.complete());
    }

    /** Answers on standard output what was asked on standard input; see {@link RulebookProof}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            System.setOut(System.err);
            DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
            new RulebookProofMain(RulebookProofWire.Request.read(in)).answer().write(out);
        }
        // Whatever runs on is to end now.
        Runtime.getRuntime().halt(0);
    }

    private RulebookProofWire.Result answer() throws InterruptedException {
        Thread worker = new Thread(this::prove, "proof");
        worker.setDaemon(true);
        worker.start();
        worker.join(request.millis());
        RulebookProofWire.Result found = result.get();
        return found != null ? found : stopped(RulebookProof.late(request.millis()), worker.getStackTrace());
    }

    private void prove() {
        try {
            result.set(
                    new RulebookProofWire.Result(List.of(), loader.prove(request.files(), request.compiled(), step)));
        } catch (RulebookRejected e) {
            result.set(new RulebookProofWire.Result(e.problems(), Map.of()));
        } catch (OutOfMemoryError e) {
            reserve = null;
            System.gc();
            result.set(stopped("needs more memory than a proof may have", e.getStackTrace()));
        } catch (StackOverflowError e) {
            result.set(stopped("is nested too deeply", e.getStackTrace()));
        } catch (RuntimeException | Error e) {
            result.set(stopped("failed: " + RuleBroken.root(e), e.getStackTrace()));
        }
    }

    private RulebookProofWire.Result stopped(String how, StackTraceElement[] where) {
        return RulebookProofWire.Result.of(step.problem(how, names -> rules(where, names)));
    }

    private Set<String> rules(StackTraceElement[] where, Set<String> names) {
        Set<String> rules = new TreeSet<>();
        Stream.of(where)
                .forEach(frame -> rules.addAll(loader.rulesOf(frame.getClassName(), frame.getMethodName(), names)));
        return rules;
    }
}
