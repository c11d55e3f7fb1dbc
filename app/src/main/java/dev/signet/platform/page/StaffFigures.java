package dev.signet.platform.page;

import dev.signet.platform.Bilingual;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A domain that has a figure for the first page of the platform's people. What it asks for is bounded, however much there is. */
public interface StaffFigures {

    /**
     * @param name what it counts
     * @param hint what it is to be compared with; null where that is nothing
     * @param page where more of it is, {@code /staff/carriers}
     */
    record Figure(Bilingual name, long value, @Nullable Bilingual hint, String page) {}

    /**
     * Asked whenever the first page is opened.
     *
     * @param opens whether whoever reads may open a page: what they may not is not worth the looking
     */
    List<Figure> of(Predicate<String> opens);
}
