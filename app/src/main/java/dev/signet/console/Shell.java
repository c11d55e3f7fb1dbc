package dev.signet.console;

import dev.signet.account.Account;
import dev.signet.platform.page.PageLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the frame around a page shows.
 *
 * @param language of the page, as HTML names it
 * @param theme {@code light} or {@code dark}; empty: as the browser says
 * @param here the address without its query, and the same with all of it
 * @param place the address by which the page is found in the navigation
 * @param who whoever reads, as they log in
 * @param unread notices of the message centre; null where the reader may not see them
 * @param searches whether there is a search over everything
 * @param told what was done just before; null where nothing was
 */
public record Shell(
        String language,
        String theme,
        String here,
        String address,
        String place,
        Account account,
        String who,
        boolean owner,
        @Nullable Long unread,
        boolean searches,
        @Nullable String told,
        List<Navigation.Heading> headings) {

    private static final String ABROAD = "/console/international/";

    public boolean isEnglish() {
        return language.equals("en");
    }

    /** Whether the page is of messages abroad, which an account opens before it sends them (S1-15). */
    public boolean isAbroad() {
        return place.startsWith(ABROAD);
    }

    /** The same page in another language. */
    public String switched(String other) {
        return UriComponentsBuilder.fromUriString(address)
                .replaceQueryParam(PageLanguage.PARAMETER, other)
                .build()
                .toUriString();
    }

    /** The heading around this page; null on pages that stand beside the navigation. */
    public Navigation.@Nullable Heading heading() {
        return headings.stream()
                .filter(heading -> heading.holds(place))
                .findFirst()
                .orElse(null);
    }
}
