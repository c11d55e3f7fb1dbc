package dev.signet.rules.proof;

import dev.signet.rules.compile.RuleClasses;
import dev.signet.rules.compile.RuleCompiler;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a proof is given and what it answers, as both go between two processes: plain data, nothing that becomes code. */
final class RulebookProofWire {

    private RulebookProofWire() {}

    /**
     * @param compiled what earlier proofs compiled, by area
     * @param millis how long it may take
     */
    record Request(
            PolicyFiles files,
            Set<String> neededAreas,
            boolean complete,
            Map<String, RuleCompiler.Compiled> compiled,
            long millis) {

        void write(DataOutputStream out) throws IOException {
            writeFiles(files.contents(), out);
            writeStrings(neededAreas, out);
            out.writeBoolean(complete);
            writeCompiled(compiled, out);
            out.writeLong(millis);
            out.flush();
        }

        static Request read(DataInputStream in) throws IOException {
            return new Request(
                    PolicyFiles.ofBytes(readFiles(in)),
                    new TreeSet<>(readStrings(in)),
                    in.readBoolean(),
                    readCompiled(in),
                    in.readLong());
        }
    }

    /** @param compiled what the rules were compiled to, by area; nothing where there are problems */
    record Result(List<Problem> problems, Map<String, RuleCompiler.Compiled> compiled) {

        static Result of(Problem problem) {
            return new Result(List.of(problem), Map.of());
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(problems.size());
            for (Problem problem : problems) {
                writeString(problem.file(), out);
                out.writeInt(problem.line());
                writeString(problem.message(), out);
            }
            writeCompiled(compiled, out);
            out.flush();
        }

        static Result read(DataInputStream in) throws IOException {
            List<Problem> problems = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                problems.add(new Problem(readString(in), in.readInt(), readString(in)));
            }
            return new Result(problems, readCompiled(in));
        }
    }

    static void writeCompiled(Map<String, RuleCompiler.Compiled> compiled, DataOutputStream out) throws IOException {
        out.writeInt(compiled.size());
        for (Map.Entry<String, RuleCompiler.Compiled> area : compiled.entrySet()) {
            writeString(area.getKey(), out);
            writeString(area.getValue().hash(), out);
            writeFiles(area.getValue().classes().classes(), out);
        }
    }

    static Map<String, RuleCompiler.Compiled> readCompiled(DataInputStream in) throws IOException {
        Map<String, RuleCompiler.Compiled> compiled = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String area = readString(in);
            compiled.put(area, new RuleCompiler.Compiled(readString(in), new RuleClasses(readFiles(in))));
        }
        return compiled;
    }

    private static void writeFiles(SortedMap<String, byte[]> files, DataOutputStream out) throws IOException {
        out.writeInt(files.size());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            writeString(file.getKey(), out);
            writeBytes(file.getValue(), out);
        }
    }

    private static SortedMap<String, byte[]> readFiles(DataInputStream in) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            files.put(readString(in), readBytes(in));
        }
        return files;
    }

    private static void writeStrings(Collection<String> strings, DataOutputStream out) throws IOException {
        out.writeInt(strings.size());
        for (String string : strings) {
            writeString(string, out);
        }
    }

    private static List<String> readStrings(DataInputStream in) throws IOException {
        List<String> strings = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            strings.add(readString(in));
        }
        return strings;
    }

    static void writeString(String string, DataOutputStream out) throws IOException {
        writeBytes(string.getBytes(StandardCharsets.UTF_8), out);
    }

    static String readString(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the other side ended in the middle of a sentence");
        }
        return bytes;
    }
}
