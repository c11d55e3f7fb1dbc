package dev.signet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** #13: whatever goes into the audit trail is read in words, in both languages. */
class AuditWordsTest {

    /** The action of an entry: the second argument, where it is written out. */
    private static final Pattern RECORDED =
            Pattern.compile("\\baudit\\s*\\.record(?:Of)?\\([^;]*?,\\s*([^;,]*\"[a-z-]+[.][a-z-]+\"[^;,]*),");

    private static final Pattern NAME = Pattern.compile("\"([a-z-]+[.][a-z-]+)\"");

    /** Actions that the code puts together, of each kind of it. */
    private static final List<String> COMPOSED = List.of(
            "signature.approved",
            "signature.rejected",
            "signature.withdrawn",
            "signature.suspended",
            "signature.reinstated",
            "signature.facts-filled-in",
            "template.approved",
            "template.rejected",
            "template.withdrawn",
            "template.suspended",
            "template.reinstated",
            "template.facts-filled-in",
            "blacklist.release-asked",
            "blacklist.released",
            "blacklist.release-refused",
            "log-export.approved",
            "log-export.rejected",
            "log-export.expired",
            "log-export.produced",
            "log-export.failed",
            "person-change.expired",
            "person-change.failed",
            "staff-change.expired",
            "person.created",
            "person.groups-set",
            "person.password-reset",
            "person.removed",
            "bulk-task.paused",
            "bulk-task.resumed",
            "user.created",
            "policy.attached",
            "mfa.bound",
            "tag.set",
            "ram-user.created",
            "ram-user.key-created",
            "ram-user.key-deactivated",
            "ram-user.key-policy-set",
            "ram-user.policy-attached",
            "ram-group.user-added",
            "ram-group.policy-detached",
            "ram-role.changed",
            "ram-role.policy-attached",
            "ram-policy.deleted",
            "ram-policy.version-chosen",
            "resource-group.created",
            "resource-group.items-removed");

    @Test
    void everyActionHasWords() throws IOException {
        Set<String> actions = new TreeSet<>(COMPOSED);
        for (String line : Files.readAllLines(Path.of("docs/staff.tsv"))) {
            String[] cells = line.split("\t");
            Stream.of(cells[4].split(" "))
                    .filter(action -> action.contains("."))
                    .forEach(actions::add);
        }
        int listed = actions.size();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                RECORDED.matcher(Files.readString(source))
                        .results()
                        .flatMap(call -> NAME.matcher(call.group(1)).results())
                        .forEach(name -> actions.add(name.group(1)));
            }
        }

        assertThat(actions).as("those of the code are found").hasSizeGreaterThan(listed + 10);
        assertSoftly(all -> actions.forEach(action -> all.assertThat(AuditWords.said(action))
                .as("words for %s", action)
                .isPresent()));
    }

    @Test
    void anUnknownNameStandsForItself() {
        assertThat(AuditWords.action("some.thing-new").zh()).isEqualTo("some.thing-new");
        assertThat(AuditWords.detail("reason").zh()).isEqualTo("原因");
        assertThat(AuditWords.detail("someDetail").en()).isEqualTo("someDetail");
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
