package dev.signet.rules.fact;

import java.util.List;
import java.util.ServiceLoader;

/**
 * A kind of application that norms judge. Whoever brings one names it in {@code META-INF/services}; a rulebook then reads
 * its cases, lets its rules see its fact and knows its word in the reason catalogue, and no list of kinds is to be
 * extended.
 */
public abstract class ApplicationKind {

    private static final List<ApplicationKind> ALL =
            ServiceLoader.load(ApplicationKind.class, ApplicationKind.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private final String area;
    private final String word;
    private final Class<? extends Record> fact;

    /**
     * @param area {@link Application#area()} of every application of this kind
     * @param word what files of cases call the fact
     */
    protected <F extends Record & Application> ApplicationKind(String area, String word, Class<F> fact) {
        this.area = area;
        this.word = word;
        this.fact = fact;
    }

    public static List<ApplicationKind> all() {
        return ALL;
    }

    public final String area() {
        return area;
    }

    public final String word() {
        return word;
    }

    public final Class<? extends Record> fact() {
        return fact;
    }
}
