package dev.signet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads the trail on a page reads words. */
class AuditWordsTest {

    private static final int AUDITED = 4;

    @Test // #13
    void whatStaffDoHasWordsInBothLanguages() throws IOException {
        List<String> audited = Files.readAllLines(Path.of("docs/staff.tsv")).stream()
                .skip(1)
                .flatMap(line -> Stream.of(line.split("\t")[AUDITED].split(" ")))
                .filter(action -> !action.equals("-"))
                .toList();

        assertThat(audited).isNotEmpty().allSatisfy(action -> {
            Bilingual words = AuditWords.action(action);
            assertThat(words.zh()).as(action).doesNotContain(action);
            assertThat(words.en()).as(action).doesNotContain(action);
        });
    }

    @Test // #13
    void whatNobodyGaveWordsStandsAsTheTrailHasIt() {
        assertThat(AuditWords.action("thing.made").zh()).isEqualTo("thing.made");
        assertThat(AuditWords.detail("colour").en()).isEqualTo("colour");
        assertThat(AuditWords.value("500").en()).isEqualTo("500");
        assertThat(AuditWords.value("").en()).isEqualTo("not set");
        assertThat(AuditWords.value("2026-12-01T06:00:00Z").zh()).isEqualTo("2026-12-01 14:00");
        assertThat(AuditWords.value("ENTERPRISE").zh()).isEqualTo("企业");
    }
}
