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
    private final String denial;

    /**
     * @param area {@link Application#area()} of every application of this kind
     * @param word what files of cases call the fact
     * @param denial API code with which an application of this kind is denied where no code of a norm's own answers
     */
    protected <F extends Record & Application> ApplicationKind(String area, String word, Class<F> fact, String denial) {
        this.area = area;
        this.word = word;
        this.fact = fact;
        this.denial = denial;
    }

    public static List<ApplicationKind> all() {
        return ALL;
    }

    /** @throws IllegalStateException where nobody brought such a kind */
    public static ApplicationKind of(String area) {
        return ALL.stream()
                .filter(kind -> kind.area.equals(area))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no kind of application has its norms in " + area + ": name it in META-INF/services"));
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

    public final String denial() {
        return denial;
    }
}
