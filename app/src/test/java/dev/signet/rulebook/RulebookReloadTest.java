package dev.signet.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.billing.price.PriceList;
import dev.signet.platform.PlatformSettings;
import dev.signet.platform.start.StartupRefused;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.proof.RulebookProof;
import dev.signet.rules.verdict.Finding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class RulebookReloadTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path home;

    private Path directory;
    private final List<Object> events = new ArrayList<>();
    private @Nullable RulebookProof proof;
    private final List<RulebookCheck> checks = List.of(PriceList::of);

    @BeforeEach
    void nameADirectoryThatDoesNotExist() {
        directory = home.resolve("rulebook");
    }

    private ActiveRulebook started() {
        return new ActiveRulebook(
                new RulebookSettings(directory, null, Duration.ofMinutes(2), DataSize.ofMegabytes(256)),
                new PlatformSettings(home, null, "256M", "signet", null, null, Duration.ofSeconds(20)),
                checks,
                CLOCK,
                events::add,
                proof,
                null);
    }

    private static List<String> norms(ActiveRulebook active, String name) {
        return active
                .current()
                .judge(SignatureApplication.of(
                                ApplicantKind.ENTERPRISE, "杭州云帆科技有限公司", name, Scenario.GENERAL, SignatureSource.COMPANY)
                        .thirdParty(false)
                        .build())
                .findings()
                .stream()
                .map(Finding::normId)
                .toList();
    }

    private void replace(String file, String what, String with) throws IOException {
        Path path = directory.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, with));
    }

    private static void look(ActiveRulebook active) {
        RulebookWatcher watcher = new RulebookWatcher(active);
        watcher.look();
        watcher.look();
    }

    @Test
    void putsTheShippedRulebookIntoAnEmptyDirectory() {
        ActiveRulebook active = started();

        assertThat(directory.resolve("signature/length/SignatureLength.drl")).exists();
        assertThat(norms(active, "云")).contains("SG-01");
    }

    @Test
    void takesAWordAndALimitThatAnOfficerSaved() throws IOException {
        ActiveRulebook active = started();
        String before = active.current().version();
        assertThat(norms(active, "云帆贵宾楼")).doesNotContain("SG-01", "SG-06");

        Files.writeString(
                directory.resolve("signature/neutral/neutral-names.txt"), "\n云帆贵宾楼\n", StandardOpenOption.APPEND);
        replace("signature/parameters.csv", "signature.length.max,12", "signature.length.max,11");
        look(active);

        assertThat(norms(active, "云帆贵宾楼")).contains("SG-06");
        assertThat(norms(active, "阿里巴巴网络技术有限公司")).contains("SG-01");
        assertThat(active.current().version()).isNotEqualTo(before);
        assertThat(events)
                .containsExactly(new RulebookActivated(active.current().version()));
    }

    @Test
    void waitsUntilASaveIsComplete() throws IOException {
        ActiveRulebook active = started();
        RulebookWatcher watcher = new RulebookWatcher(active);
        watcher.look();
        Path list = directory.resolve("signature/neutral/neutral-names.txt");

        Files.writeString(list, "\n云帆贵宾楼\n", StandardOpenOption.APPEND);
        watcher.look();
        Files.writeString(list, "\n云帆贵宾室\n", StandardOpenOption.APPEND);
        watcher.look();
        assertThat(events).isEmpty();

        watcher.look();
        assertThat(events).hasSize(1);
    }

    @Test
    void keepsTheLastGoodOneWhenARuleBreaksAndSaysWhere() throws IOException {
        ActiveRulebook active = started();
        String before = active.current().version();

        replace("signature/length/SignatureLength.drl", "findings.refuse(", "findings.refuze(");
        look(active);

        assertThat(active.current().version()).isEqualTo(before);
        assertThat(norms(active, "云")).contains("SG-01");
        Health health = new RulebookHealthIndicator(active).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("version", before)
                .containsEntry("directory", directory.toString())
                .containsEntry("since", CLOCK.instant());
        assertThat(health.getDetails().get("problem").toString())
                .containsPattern("signature/length/SignatureLength.drl:\\d+: .*refuze");
    }

    @Test
    void keepsTheLastGoodOneWhenACaseFails() throws IOException {
        ActiveRulebook active = started();

        Files.writeString(
                directory.resolve("signature/neutral/neutral-names.txt"), "\n云帆科技\n", StandardOpenOption.APPEND);
        look(active);

        assertThat(norms(active, "云帆科技")).isEmpty();
        assertThat(active.state().problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("signature/neutral/cases.yaml");
            assertThat(problem.line()).isPositive();
            assertThat(problem.message()).contains("expected pass", "got {SG-06 refuse}");
        });
    }

    @Test
    void keepsTheLastGoodOneWhenAWordListIsSavedInAnotherEncodingEmptiedOrDeleted() throws IOException {
        ActiveRulebook active = started();
        String before = active.current().version();
        Path list = directory.resolve("uplink/uplink-opt-out.txt");
        byte[] good = Files.readAllBytes(list);

        Files.write(list, Files.readString(list).getBytes(Charset.forName("GBK")));
        look(active);
        assertThat(active.state().problems()).singleElement().asString().contains("uplink-opt-out.txt:1", "GB18030");

        Files.write(list, new byte[0]);
        look(active);
        assertThat(active.state().problems())
                .anySatisfy(
                        problem -> assertThat(problem.toString()).contains("uplink/uplink-opt-out.txt", "has no word"));

        Files.delete(list);
        look(active);
        assertThat(active.state().problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("uplink", "lacks uplink-opt-out (uplink/uplink-opt-out.txt)"));

        assertThat(active.current().version()).isEqualTo(before);
        assertThat(active.current().policies().words("uplink-opt-out").contains("退订"))
                .isTrue();
        Files.write(list, good);
        look(active);
        assertThat(active.state().problems()).isEmpty();
    }

    @Test
    void keepsTheLastGoodOneWhenADomainCannotWorkWithTheNext() throws IOException {
        ActiveRulebook active = started();
        String before = active.current().version();

        replace("billing/prices.csv", "PROMOTIONAL,,0,0.055", "PROMOTIONAL,86,0,0.055"); // no case looks at this line
        look(active);

        assertThat(active.current().version()).isEqualTo(before);
        assertThat(active.state().problems()).singleElement().asString().contains("billing/prices.csv", "PROMOTIONAL");
    }

    @Test
    void forgetsAProblemThatWasCorrected() throws IOException {
        ActiveRulebook active = started();
        replace("signature/length/SignatureLength.drl", "findings.refuse(", "findings.refuze(");
        look(active);

        replace("signature/length/SignatureLength.drl", "findings.refuze(", "findings.refuse(");
        look(active);

        assertThat(active.state().problems()).isEmpty();
    }

    /** The whole rulebook in processes of its own: the first edit fills the memory, the next ones are proved all the same. */
    @Test
    void goesOnReloadingAfterARuleThatNeverEnds() throws IOException {
        proof = new RulebookProof(Duration.ofMinutes(5), 200 << 20);
        ActiveRulebook active = started();
        String before = active.current().version();
        Path endless = directory.resolve("signature/length/Endless.drl");

        Files.writeString(endless, """
                package signature

                import dev.signet.rules.policy.Policies
                import dev.signet.rules.fact.SignatureApplication

                global Policies policies

                rule "SG-01 Every word is compared with every other."
                when
                    SignatureApplication()
                    $a : String() from policies.words("regions").words()
                    $b : String() from policies.words("regions").words()
                    $c : String() from policies.words("regions").words()
                    String( this == $a && this == $b && this == $c ) from policies.words("regions").words()
                then
                end
                """);
        look(active);

        assertThat(active.current().version()).isEqualTo(before);
        assertThat(active.state().problems())
                .singleElement()
                .asString()
                .startsWith(
                        "signature/length/Endless.drl:8: rule \"SG-01 Every word is compared with every other.\" needs more memory");

        Files.delete(endless);
        Files.writeString(
                directory.resolve("signature/neutral/neutral-names.txt"), "\n云帆贵宾楼\n", StandardOpenOption.APPEND);
        look(active);

        assertThat(active.state().problems()).isEmpty();
        assertThat(norms(active, "云帆贵宾楼")).contains("SG-06");
    }

    @Test
    void tellsSeveralProblemsInSeveralLines(CapturedOutput output) throws IOException {
        ActiveRulebook active = started();

        replace("signature/length/SignatureLength.drl", "findings.refuse(", "findings.refuze(");
        replace("template/name/TemplateName.drl", "findings.refuse(", "Runtime.getRuntime(); findings.refuse(");
        look(active);

        assertThat(active.state().problems())
                .hasSizeGreaterThan(1)
                .allSatisfy(problem -> assertThat(output.getOut().lines())
                        .filteredOn(line -> line.endsWith("rulebook, " + problem))
                        .hasSize(1));
        assertThat(active.state().problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains(
                                "template/name/TemplateName.drl", "Runtime", "not among the names that rules may use"));
    }

    @Test
    void startsWithTheLastGoodOneWhenTheDirectoryIsBrokenAndSaysSo(CapturedOutput output) throws IOException {
        String good = started().current().version();
        replace("signature/length/SignatureLength.drl", "findings.refuse(", "findings.refuze(");

        ActiveRulebook active = started();

        assertThat(active.current().version()).isEqualTo(good);
        assertThat(active.state().problems()).isNotEmpty();
        assertThat(output).containsOnlyOnce("judges, from " + directory + System.lineSeparator());
        assertThat(output)
                .contains("judges, from " + home.resolve("rulebook-last-good") + ", where the last good one of "
                        + directory + " is kept");
    }

    @Test
    void doesNotStartWithADirectoryThatNeverWasGood() throws IOException {
        Files.createDirectories(directory.resolve("signature"));
        Files.writeString(directory.resolve("signature/Broken.drl"), "rule \"SG-90 broken.\"\n");

        assertThatThrownBy(this::started)
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("signature/Broken.drl");
    }
}
