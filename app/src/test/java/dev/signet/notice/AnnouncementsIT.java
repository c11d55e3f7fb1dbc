package dev.signet.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the platform announces, from the pen to the readers. */
@SignetTest
@Tag("S1-3")
class AnnouncementsIT {

    @Autowired
    Announcements announcements;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestServer server;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Instant now;

    @BeforeEach
    void begin() {
        jdbc.sql("delete from notice_announcement").update();
        clock.set(clock.instant());
        now = clock.instant();
    }

    private static Announcement.Form form(String title, Instant from, Instant until) {
        return new Announcement.Form(
                new Bilingual(title, "Title"), new Bilingual("正文", "Text"), "https://signet.example/", from, until);
    }

    private List<String> read() {
        List<String> titles = new ArrayList<>();
        JsonNode answer = new SignedRest(server, accounts.individual().key(), clock)
                .get("/v1/announcements")
                .json();
        answer.path("announcements").forEach(one -> titles.add(one.path("title").asText()));
        return titles;
    }

    @Test
    void isReadByEveryAccountFromItsFirstToBeforeItsLastInstant() {
        announcements.write("admin", form("先", now.minusSeconds(9), now.plusSeconds(60)));
        announcements.write("admin", form("后", now.plusSeconds(5), now.plusSeconds(60)));

        assertThat(read()).containsExactly("先");
        clock.set(now.plusSeconds(5));
        assertThat(read()).containsExactly("后", "先");
        clock.set(now.plusSeconds(60));
        assertThat(read()).isEmpty();
        assertThat(announcements.all(1, 10)).hasSize(2);
    }

    @Test
    void isChangedAndDeletedWithATrace() {
        Announcement written = announcements.write("admin", form("错", now, now.plusSeconds(60)));

        announcements.change("admin2", written.id(), form("对", now, now.plusSeconds(60)));
        assertThat(read()).containsExactly("对");
        announcements.delete("admin", written.id());

        assertThat(read()).isEmpty();
        assertThatThrownBy(() -> announcements.delete("admin", written.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("AnnouncementNotFound"));
        assertThat(jdbc.sql("select actor, action from audit_entry where subject_id = ? order by id")
                        .param(Long.toString(written.id()))
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly(
                        "admin announcement.written", "admin2 announcement.changed", "admin announcement.deleted");
    }
}
