package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.staff.StaffAction;
import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffVisitor;
import dev.signet.support.SignetTest;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * #13: every page of staff in a browser, as {@link PagesIT} looks at those of accounts: nothing serious for those who cannot
 * see it, nothing cut off or over another, no error and no request to elsewhere.
 */
@SignetTest
@Tag("pages")
class StaffPagesIT {

    private static final boolean ALL_WAYS = Boolean.getBoolean("signet.pages.all");
    private static final List<String> LANGUAGES = ALL_WAYS ? List.of("zh", "en") : List.of("zh");
    private static final int[] WIDTHS = ALL_WAYS ? new int[] {1440, 1024, 390} : new int[] {1440};
    private static final boolean[] THEMES = ALL_WAYS ? new boolean[] {false, true} : new boolean[] {false};

    /** Who looks at a page: the first of these that may. */
    private static final Map<StaffGroup, String> READERS = new TreeMap<>(Map.of(
            StaffGroup.ADMINISTRATORS, "admin",
            StaffGroup.COMPLIANCE_OFFICERS, "officer",
            StaffGroup.FINANCE, "finance",
            StaffGroup.AUDITORS, "auditor"));

    @Autowired
    TestServer server;

    @Autowired
    StaffActions actions;

    @Autowired
    AutowireCapableBeanFactory beans;

    private StaffPlaces places;

    @BeforeEach
    void somethingOnEach() {
        places = beans.createBean(StaffPlaces.class);
    }

    @Test
    void eachCanBeReadByEverybody() {
        Map<String, Set<String>> pages = new TreeMap<>();
        for (StaffAction action : actions.all()) {
            for (String door : action.doors()) {
                if (door.startsWith("GET /staff") && !places.isPartOrFile(door.substring(4))) {
                    pages.computeIfAbsent(reader(action), r -> new TreeSet<>()).add(places.address(door.substring(4)));
                }
            }
        }
        SoftAssertions all = new SoftAssertions();
        pages.forEach((reader, theirs) -> {
            try (ConsoleBrowser browser =
                    new ConsoleBrowser(server, StaffVisitor.of(server, reader).cookies())) {
                PageLook look = new PageLook(browser);
                for (String language : LANGUAGES) {
                    theirs.forEach(page -> lookAt(browser, look, page, language, all));
                }
            }
        });
        all.assertAll();
    }

    private static String reader(StaffAction action) {
        return READERS.entrySet().stream()
                .filter(one -> action.isOpenTo(Set.of(one.getKey())))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static void lookAt(
            ConsoleBrowser browser, PageLook look, String page, String language, SoftAssertions all) {
        look.open(page, language);
        all.assertThat(browser.has("main#content h1"))
                .as("%s has a title", page)
                .isTrue();
        for (int width : WIDTHS) {
            browser.width(width);
            for (boolean dark : THEMES) {
                browser.dark(dark);
                all.assertThat(ofThePage(look.faults(dark)))
                        .as("%s, %s, %d px, %s", page, language, width, dark ? "dark" : "light")
                        .isEmpty();
            }
            browser.dark(false);
            look.eachOpened((what, faults) -> all.assertThat(ofThePage(faults))
                    .as("%s, %s, %d px, %s", page, language, width, what)
                    .isEmpty());
        }
        all.assertThat(look.saidAndAsked()).as("%s, %s", page, language).isEmpty();
    }

    /**
     * People, accounts and what they wrote are shown as they are, in whatever language; that no page has Chinese words of its
     * own for English readers, the tests of texts and bundles tell.
     */
    private static List<String> ofThePage(List<String> faults) {
        return faults.stream()
                .filter(fault -> !fault.startsWith("words") || fault.contains("??"))
                .toList();
    }

    @Test
    void theyStandInNoFrameAndInNoCache() {
        StaffVisitor admin = StaffVisitor.of(server, "admin");
        for (StaffAction action : actions.all()) {
            for (String door : action.doors()) {
                if (door.startsWith("GET /staff")
                        && !door.contains("{")
                        && action.isOpenTo(Set.of(StaffGroup.ADMINISTRATORS))) {
                    var headers = admin.get(door.substring(4)).whole().headers();
                    assertThat(headers.firstValue("X-Frame-Options")).as(door).isPresent();
                    assertThat(headers.firstValue("Cache-Control").orElse(""))
                            .as(door)
                            .contains("no-store");
                    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                            .as(door)
                            .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                            .doesNotContain("unsafe");
                }
            }
        }
    }
}
