package dev.signet.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.signet.platform.Bilingual;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kinds of notices and their words go together. */
class NoticeKindsTest {

    private final NoticeKinds subject = new NoticeKinds();

    @Test // #11
    void everyKindSaysEachOfItsValuesInBothLanguages() {
        assertThat(subject.all()).hasSizeGreaterThan(5);
        assertSoftly(all -> subject.all().forEach(kind -> {
            Map<String, String> values = new HashMap<>();
            subject.values(kind).forEach(name -> values.put(name, "<" + name + ">"));
            Bilingual said = subject.title(kind, values).plus(subject.body(kind, values));
            all.assertThat(said.joined()).as(kind).doesNotContain("{", "}");
            for (String name : subject.values(kind)) {
                all.assertThat(said.zh().contains("<" + name + ">") || said.en().contains("<" + name + ">"))
                        .as("%s says %s", kind, name)
                        .isTrue();
            }
        }));
    }

    @Test // #12
    void whoeverSignedInIsCalledAsPeopleCallThem() {
        Map<String, String> signIn = Map.of("address", "192.0.2.1", "device", "curl/8", "who", "account:1001");
        Map<String, String> user = Map.of("address", "192.0.2.1", "device", "curl/8", "who", "account:1001/user/alice");

        assertThat(subject.body("sign-in.new-address", signIn).zh()).startsWith("主账号 从 192.0.2.1");
        assertThat(subject.body("sign-in.new-address", signIn).en())
                .startsWith("Signed in to the console: account owner, from 192.0.2.1");
        assertThat(subject.body("sign-in.new-address", user).zh()).startsWith("alice 从");
    }

    @Test // #11
    void aKindOfANewerVersionIsSaidToBeOne() {
        assertThat(subject.body("sign-in.seen", Map.of()).en()).contains("sign-in.seen", "newer version");
    }

    @Test // #11
    void aNoticeHasTheValuesOfItsKind() {
        assertThat(subject.has(
                        Notice.toAll(1, "warning.SMS_PLATFORM_PACKAGE", "x", Map.of("left", "1", "warning", "2"))))
                .isTrue();
        assertThat(List.of(
                        Notice.toAll(1, "warning.SMS_PLATFORM_PACKAGE", "x", Map.of("left", "1")),
                        Notice.toAll(1, "warning", "x", Map.of())))
                .noneMatch(subject::has);
    }
}
