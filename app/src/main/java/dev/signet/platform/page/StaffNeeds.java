package dev.signet.platform.page;

import dev.signet.platform.Bilingual;
import java.util.List;
import java.util.function.Predicate;

/** A domain in which something may wait for the platform's people: told on the first page of theirs. */
public interface StaffNeeds {

    /**
     * @param sentence what it is, without numbers of subscribers
     * @param page where it is done, {@code /staff/changes}
     */
    record Need(Bilingual sentence, String page) {}

    /**
     * Asked whenever the first page is opened.
     *
     * @param person whoever reads
     * @param opens whether they may open a page: what they may not is not worth the looking
     */
    List<Need> of(String person, Predicate<String> opens);
}
