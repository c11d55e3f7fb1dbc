package dev.signet.rules.policy;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All files of one rulebook as they were at one moment, by path with forward slashes. Hidden files and the leftovers
 * of editors are no part of it.
 */
public final class PolicyFiles {

    private static final String CLASSPATH_ROOT = "policies/";
    /** Many times the shipped rulebook; a directory named by mistake or a link to elsewhere holds more. */
    private static final long MOST_BYTES = 64L << 20;
    /** What the rulebook reads; whatever else lies in an officer's directory is the officer's. */
    private static final Pattern READ = Pattern.compile("\\.(?:drl|csv|txt|yaml|json)$");

    private final SortedMap<String, byte[]> contents;
    private final String hash;

    private PolicyFiles(SortedMap<String, byte[]> contents) {
        this.contents = Collections.unmodifiableSortedMap(contents);
        this.hash = hash(contents);
    }

    /** The rulebook shipped with the product, also from inside a packaged application. */
    public static PolicyFiles shipped() {
        URL root = PolicyFiles.class.getClassLoader().getResource(CLASSPATH_ROOT + "parameters.csv");
        if (root == null) {
            throw new IllegalStateException("the shipped rulebook is not on the class path");
        }
        try {
            return root.openConnection() instanceof JarURLConnection jar ? fromJar(jar) : fromDirectory(parentOf(root));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped rulebook cannot be read", e);
        }
    }

    /** A copy of the rulebook in a directory that officers edit; it and its folders may be links, as mounts make them. */
    public static PolicyFiles fromDirectory(Path directory) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        long left = MOST_BYTES;
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                if (counts(path)) {
                    left -= Files.size(file);
                    if (left < 0) {
                        throw new IOException(
                                "the directory holds more than " + (MOST_BYTES >> 20) + " MB; see " + path);
                    }
                    contents.put(path, Files.readAllBytes(file));
                }
            }
        }
        return new PolicyFiles(contents);
    }

    /** A rulebook made of texts by path; for rulebooks that live in no directory. */
    public static PolicyFiles of(Map<String, String> texts) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        texts.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PolicyFiles(contents);
    }

    /** As {@link #contents} gave them. */
    public static PolicyFiles ofBytes(SortedMap<String, byte[]> contents) {
        return new PolicyFiles(new TreeMap<>(contents));
    }

    private static PolicyFiles fromJar(JarURLConnection connection) throws IOException {
        String prefix =
                connection.getEntryName().substring(0, connection.getEntryName().lastIndexOf('/') + 1);
        SortedMap<String, byte[]> contents = new TreeMap<>();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    String path = entry.getName().substring(prefix.length());
                    if (counts(path)) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            contents.put(path, in.readAllBytes());
                        }
                    }
                }
            }
        }
        return new PolicyFiles(contents);
    }

    private static Path parentOf(URL file) {
        return requireNonNull(Path.of(URI.create(file.toString())).getParent());
    }

    private static boolean counts(String path) {
        for (String name : path.split("/")) {
            if (name.startsWith(".") || name.startsWith("~$") || name.startsWith("#") || name.endsWith("~")) {
                return false;
            }
        }
        return !(path.endsWith(".swp") || path.endsWith(".tmp") || path.endsWith(".bak"));
    }

    /** Writes every file below the directory, which is made where it is missing. */
    public void copyTo(Path directory) throws IOException {
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    /** The outermost folder of a path, empty for a file beside the folders. */
    public static String area(String path) {
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
    }

    /** Path to content, in the order of the paths. */
    public SortedMap<String, byte[]> contents() {
        return contents;
    }

    /** @throws IllegalArgumentException where the file is among the {@link #unreadable} ones */
    public String text(String path) {
        try {
            return PolicyText.read(requireNonNull(contents.get(path), path));
        } catch (PolicyText.Unreadable e) {
            throw new IllegalArgumentException(path + ":" + e.line() + ": " + e.getMessage());
        }
    }

    /** The files of which the rulebook is made and which are no text that it could be made of. */
    public List<Problem> unreadable() {
        List<Problem> problems = new ArrayList<>();
        contents.forEach((path, content) -> {
            try {
                if (READ.matcher(path).find()) {
                    PolicyText.read(content);
                }
            } catch (PolicyText.Unreadable e) {
                problems.add(new Problem(path, e.line(), requireNonNull(e.getMessage())));
            }
        });
        return problems;
    }

    public boolean isEmpty() {
        return contents.isEmpty();
    }

    /** Whether these are, byte for byte, the files of the product. */
    public boolean isShipped() {
        SortedMap<String, byte[]> shipped = shipped().contents;
        return shipped.keySet().equals(contents.keySet())
                && shipped.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), contents.get(file.getKey())));
    }

    /** First 12 hexadecimal digits of the SHA-256 over all paths and contents. */
    public String hash() {
        return hash;
    }

    private static String hash(SortedMap<String, byte[]> contents) {
        MessageDigest digest = sha256();
        contents.forEach((path, bytes) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(sha256().digest(bytes));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
