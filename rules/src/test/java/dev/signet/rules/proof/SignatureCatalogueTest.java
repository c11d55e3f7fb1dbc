package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.Norm;
import dev.signet.rules.review.ApiCodes;
import dev.signet.rules.review.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every norm is there, proved from both sides and on its boundary, and has an API code. */
class SignatureCatalogueTest {

    @Test
    void holdsEverySignatureNorm() {
        Set<String> expected = IntStream.rangeClosed(1, 23)
                .mapToObj("SG-%02d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ids("SG-")).isEqualTo(expected);
    }

    @Test
    void provesEveryNormOnItsBoundaryToo() {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (NormCase normCase : ShippedRulebook.loaded().cases()) {
            for (String norm : normCase.norms()) {
                Set<String> kinds = shown.computeIfAbsent(norm, n -> new TreeSet<>());
                kinds.add(normCase.expected().passes() ? "pass" : "fail");
                if (normCase.boundary()) {
                    kinds.add("boundary");
                }
            }
        }

        assertThat(Stream.concat(ids("SG-").stream(), ids("AA-").stream()))
                .allSatisfy(
                        id -> assertThat(shown.get(id)).as(id).containsExactlyInAnyOrder("boundary", "fail", "pass"));
    }

    @Test
    void holdsTheWorkedCasesOfSignatures() {
        List<String> worked = ShippedRulebook.loaded().cases().stream()
                .filter(normCase -> normCase.file().equals("signature/worked-cases.yaml"))
                .map(NormCase::name)
                .toList();

        assertThat(worked)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22)
                        .mapToObj("W%02d"::formatted)
                        .toList());
    }

    @Test
    void givesEveryRefusingNormAnApiCode() {
        ApiCodes codes = ShippedRulebook.rulebook().apiCodes();

        assertThat(ids("SG-")).allSatisfy(id -> {
            assertThat(codes.of(id).classic()).startsWith("isv.").isNotEqualTo("isv.INVALID_PARAMETERS");
            assertThat(codes.of(id).newer()).isNotEmpty();
        });
    }

    @Test
    void keepsTheReasonCatalogue() {
        assertThat(ShippedRulebook.rulebook().rejectionReasons())
                .filteredOn(reason -> List.of("signature", "template").contains(reason.applies()))
                .extracting(RejectionReason::code)
                .contains("R-S01", "R-S13", "R-T01", "R-T12")
                .hasSize(25);
    }

    @Test
    void hasAListOfTraditionalCharactersWorthTheName() {
        assertThat(ShippedRulebook.rulebook()
                        .policies()
                        .table("traditional-characters")
                        .rows())
                .hasSizeGreaterThan(2000);
    }

    private static Set<String> ids(String prefix) {
        return ShippedRulebook.rulebook().norms().stream()
                .map(Norm::id)
                .filter(id -> id.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
