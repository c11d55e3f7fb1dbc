package dev.signet.console.staff;

import dev.signet.platform.page.PageLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the frame around a page of staff's shows.
 *
 * @param language of the page, as HTML names it
 * @param theme {@code light} or {@code dark}; empty: as the browser says
 * @param here the address without its query, and the same with all of it
 * @param place the address by which the page is found in the navigation
 * @param who whoever reads, as they log in
 * @param groups of theirs, in words
 * @param readsProcesses whether the engine shows them its processes
 * @param waiting changes that wait for their consent
 * @param told what was done just before; null where nothing was
 */
public record StaffShell(
        String language,
        String theme,
        String here,
        String address,
        String place,
        String who,
        String groups,
        boolean readsProcesses,
        long waiting,
        @Nullable String told,
        List<StaffNavigation.Heading> headings) {

    public boolean isEnglish() {
        return language.equals("en");
    }

    /** The same page in another language. */
    public String switched(String other) {
        return UriComponentsBuilder.fromUriString(address)
                .replaceQueryParam(PageLanguage.PARAMETER, other)
                .build()
                .toUriString();
    }

    /** The heading around this page; null on pages that stand beside the navigation. */
    public StaffNavigation.@Nullable Heading heading() {
        return headings.stream()
                .filter(heading -> heading.holds(place))
                .findFirst()
                .orElse(null);
    }
}
