package dev.signet.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S1-3")
class AnnouncementCheckTest {

    private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");

    private final ActiveRulebook rulebook = mock(ActiveRulebook.class, RETURNS_DEEP_STUBS);
    private final AnnouncementCheck check = new AnnouncementCheck(rulebook);

    @BeforeEach
    void limits() {
        when(rulebook.current().policies().number("notice.announcement.title.max"))
                .thenReturn(8);
        when(rulebook.current().policies().number("notice.announcement.body.max"))
                .thenReturn(20);
        when(rulebook.current().policies().number("notice.announcement.link.max"))
                .thenReturn(40);
    }

    private Announcement checked(String title, String body, @Nullable String link, Instant until) {
        Bilingual bodies = new Bilingual(body, "Packages");
        return check.checked(1, new Announcement.Form(new Bilingual(title, "Sale"), bodies, link, FROM, until));
    }

    private Announcement linked(String link) {
        return checked("优惠", "套餐", link, FROM.plusSeconds(1));
    }

    @Test
    void keepsWhatIsWrittenWithoutBlanksAround() {
        Announcement announcement = checked(" 年终优惠 ", "套餐包\n八折<b>", "", FROM.plusSeconds(1));

        assertThat(announcement.title()).isEqualTo(new Bilingual("年终优惠", "Sale"));
        assertThat(announcement.body().zh()).isEqualTo("套餐包\n八折<b>");
        assertThat(announcement.link()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 套餐, title",
        "一二三四五六七八九, 套餐, title",
        "'一\n二', 套餐, title",
        "优惠, '', body",
        "优惠, 一二三四五六七八九十一二三四五六七八九十一, body",
        "优惠, 套\u202E餐, body"
    })
    void saysWhichTextCannotBe(String title, String body, String field) {
        assertThatThrownBy(() -> checked(title, body, null, FROM.plusSeconds(1)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("InvalidParameter");
                    assertThat(refusal.messageEn()).startsWith(field + " ");
                });
    }

    @Test
    void endsAfterItBegins() {
        assertThatThrownBy(() -> checked("优惠", "套餐", null, FROM)).hasMessageContaining("until");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://signet.example/sale", "/console/packages"})
    void leadsToASiteOrToAPageOfTheConsole(String link) {
        assertThat(linked(link).link()).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://signet.example",
                "//signet.example/console/",
                "/console/../logout",
                "/console/x/%2e%2e/%2E%2e/logout",
                "https://user@signet.example",
                "https:///console/",
                "/v1/account",
                "data:text/html,x",
                "https://signet.example/a path",
                "https://signet.example/longer-than-40-characters"
            })
    void leadsNowhereElse(String link) {
        assertThatThrownBy(() -> linked(link)).isInstanceOf(Refusal.class).hasMessageContaining("link");
    }
}
