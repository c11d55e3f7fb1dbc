package dev.signet.rules.proof;

import dev.signet.rules.compile.RuleCompiler;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Shipped;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the build did with the shipped rulebook, so that no start does it again: it compiled the rules and tried the cases.
 * An area counts only while the texts of its rules are those that were compiled, and is looked at before it runs like any
 * other; the cases count only while no file of the rulebook is another.
 *
 * @param proved hash of the rulebook whose cases all held; empty where one did not
 * @param compiled what its rules were compiled to, by area
 */
public record BuiltRulebook(String proved, Map<String, RuleCompiler.Compiled> compiled) {

    private static final Logger log = LoggerFactory.getLogger(BuiltRulebook.class);

    static final BuiltRulebook NOTHING = new BuiltRulebook("", Map.of());
    private static final String FILE = "built-rulebook.bin";

    /** Read when it is first asked for, and kept. */
    private static final class OfProduct {
        static final BuiltRulebook RULEBOOK = read(BuiltRulebook.class.getResourceAsStream(FILE));
    }

    /** Nothing where there is no file, or one of a later Java, or one that cannot be read. */
    static BuiltRulebook read(@Nullable InputStream file) {
        if (file == null) {
            return NOTHING;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(file))) {
            RulebookProofWire.readString(in);
            int java = Integer.parseInt(RulebookProofWire.readString(in));
            return java > Runtime.version().feature()
                    ? NOTHING
                    : new BuiltRulebook(RulebookProofWire.readString(in), RulebookProofWire.readCompiled(in));
        } catch (IOException | NumberFormatException e) {
            log.warn("what the build made of the shipped rulebook cannot be read, it is made anew: {}", e.toString());
            return NOTHING;
        }
    }

    /** Nothing where the classes were made by something else than the build; then the start does all of it. */
    static BuiltRulebook ofProduct() {
        return OfProduct.RULEBOOK;
    }

    /**
     * The step of the build, which is left out while what it made is newer than all it is made of. What is wrong with the
     * rulebook is no matter of this step: the tests say it, and so does a start.
     *
     * @param arguments the folder of the compiled classes, and the version of the compiler
     */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        String compiler = arguments[1];
        Path file = classes.resolve(BuiltRulebook.class.getPackageName().replace('.', '/'))
                .resolve(FILE);
        if (isFresh(file, classes, compiler)) {
            return;
        }
        BuiltRulebook made = of(PolicyFiles.fromDirectory(classes.resolve("policies")));
        Path half = file.resolveSibling(FILE + ".tmp");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
            RulebookProofWire.writeString(compiler, out);
            RulebookProofWire.writeString(String.valueOf(Runtime.version().feature()), out);
            RulebookProofWire.writeString(made.proved, out);
            RulebookProofWire.writeCompiled(made.compiled, out);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static BuiltRulebook of(PolicyFiles files) {
        RulebookLoader loader = new RulebookLoader(Shipped.rulebook().areas(), true, () -> NOTHING);
        try {
            loader.load(files).retire();
            return new BuiltRulebook(files.hash(), loader.compiled());
        } catch (RulebookRejected e) {
            return new BuiltRulebook("", loader.compiled());
        }
    }

    /** Whether this compiler made the file of parts that were all there before it. */
    static boolean isFresh(Path file, Path classes, String compiler) throws IOException {
        if (!Files.exists(file) || !compiler.equals(compilerOf(file))) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(file);
        try (Stream<Path> parts = Files.walk(classes)) {
            for (Path part : (Iterable<Path>) parts.filter(Files::isRegularFile)::iterator) {
                if (!part.equals(file) && Files.getLastModifiedTime(part).compareTo(made) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String compilerOf(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return RulebookProofWire.readString(in);
        } catch (EOFException cutOff) {
            return "";
        }
    }
}
