package dev.signet.rules.compile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows rules what they were compiled to and what they may name; for them there is no other class. While they are
 * compiled it keeps in mind which others they asked for.
 */
final class RuleLoader extends ClassLoader {

    private static final ClassLoader PRODUCT = RuleLoader.class.getClassLoader();

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;
    private final RuleNames names = RuleNames.ofProduct();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** @param classes by name; none while rules are compiled */
    RuleLoader(Map<String, byte[]> classes) {
        super(null);
        this.classes = Map.copyOf(classes);
    }

    /** Types that there are, that were asked for and that rules may not name. */
    Set<String> refused() {
        return refused;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] compiled = classes.get(name);
        if (compiled != null) {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name, LoopBound.bounded(compiled));
            }
        }
        Class<?> ofProduct = Class.forName(name, false, PRODUCT);
        if (names.shows(name) || ofProduct == LoopBound.class) {
            return ofProduct;
        }
        refused.add(name);
        throw new ClassNotFoundException(name + " is not shown to rules");
    }

    private Class<?> define(String name, byte[] code) {
        return defineClass(name, code, 0, code.length);
    }

    /** The rule compiler reads its own configuration, and the types above those that a rule names. */
    @Override
    public @Nullable URL getResource(String name) {
        return classes.isEmpty() ? PRODUCT.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return classes.isEmpty() ? PRODUCT.getResources(name) : Collections.emptyEnumeration();
    }

    /** By the compiled form of a rule's expressions it is told which of them are the same. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        if (classes.isEmpty()) {
            return PRODUCT.getResourceAsStream(name);
        }
        byte[] compiled = classes.get(name.replaceFirst("\\.class$", "").replace('/', '.'));
        return compiled == null ? null : new ByteArrayInputStream(compiled);
    }
}
