package dev.signet.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Refusal;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureFactsTest {

    private static final Account ACCOUNT = new Account(
            1, "a", AccountKind.ENTERPRISE, "杭州云帆科技有限公司", AccountState.NORMAL, false, ZoneId.of("Asia/Shanghai"));

    @Test
    void whatTheDoorCouldNotCarryStaysUnknown() {
        SignatureApplication application = application(facts(SignatureSource.WEBSITE, null));

        assertThat(application.thirdParty()).isNull();
        assertThat(application.publicBody()).isNull();
        assertThat(application.domain()).isNull();
        assertThat(application.evidence()).isNull();
    }

    @Test
    void aSiteAddressNamesItsDomain() {
        assertThat(facts(SignatureSource.WEBSITE, "https://www.Example.com/about")
                        .claim()
                        .domain())
                .isEqualTo("example.com");
        assertThat(facts(SignatureSource.WEBSITE, "shop.example.cn").claim().domain())
                .isEqualTo("shop.example.cn");
        assertThat(facts(SignatureSource.WEBSITE, "云帆商城").claim().domain()).isNull();
        assertThat(facts(SignatureSource.APP, "https://store.example.com/app")
                        .claim()
                        .domain())
                .isNull();
    }

    @Test
    void anAccountGivenByNameIsTheSourcesName() {
        assertThat(facts(SignatureSource.OFFICIAL_ACCOUNT, "云帆服务号").claim().sourceName())
                .isEqualTo("云帆服务号");
        assertThat(facts(SignatureSource.SHOP, "https://shop.example.com/1")
                        .claim()
                        .sourceName())
                .isNull();
    }

    @Test
    void filesWithoutKindMayBeAnything() {
        SignatureForm form = SignatureForm.of("云帆科技", Scenario.GENERAL, SignatureSource.COMPANY)
                .unclassifiedEvidence(List.of())
                .build();
        EvidenceFile file =
                new EvidenceFile(1, 1, EvidenceKind.UNCLASSIFIED, "a.png", "image/png", 1, "", Instant.EPOCH);

        assertThat(application(SignatureFacts.of(form, List.of(file))).evidence())
                .containsExactly(EvidenceKind.UNCLASSIFIED);
        assertThat(application(SignatureFacts.of(form, List.of())).evidence()).isEmpty();
    }

    @Test
    void aReviewerIsAskedOnlyWhatMattersAndWasNotSaid() {
        assertThat(facts(SignatureSource.COMPANY, null).unstated())
                .contains("thirdParty", "publicBody", "rightHolder", "landline")
                .doesNotContain("domain", "icpFiled", "online", "sourceOwned", "sourceName");
        assertThat(facts(SignatureSource.WEBSITE, "https://example.com").unstated())
                .contains("icpFiled", "online", "sourceName", "sourceOwned")
                .doesNotContain("domain");
    }

    @Test
    void aFilledInFactReplacesOnlyItself() {
        SignatureFacts facts = facts(SignatureSource.WEBSITE, "https://example.com");

        SignatureFacts filled = facts.fillIn("thirdParty", "true");
        filled = filled.fillIn("icpFiled", "false");

        assertThat(filled.claim().thirdParty()).isTrue();
        assertThat(filled.claim().icpFiled()).isFalse();
        assertThat(filled.claim().domain()).isEqualTo("example.com");
        assertThat(filled.toApplication(ACCOUNT, "云帆科技", List.of(), 0, LocalDate.of(2026, 11, 22))
                        .thirdParty())
                .as("what SO-01 asks a second opinion for")
                .isTrue();
        assertThat(filled.fillIn("thirdParty", " ").claim().thirdParty()).isNull();
        assertThatThrownBy(() -> facts.fillIn("online", "maybe")).isInstanceOf(Refusal.class);
    }

    @Test
    void namesAreOneWhateverTheirCaseAndWidth() {
        assertThat(SignatureNames.fold("AlibabaCloud")).isEqualTo(SignatureNames.fold(" alibabaCLOUD"));
        assertThat(SignatureNames.fold("ＡＢ云")).isEqualTo(SignatureNames.fold("ab云"));
        assertThat(SignatureNames.fold("云帆")).isNotEqualTo(SignatureNames.fold("云凡"));
    }

    @Test
    void findsNamesThatAReceiverMayTakeForOneAnother() {
        assertThat(SimilarNames.alike("云帆科技", "云帆")).isTrue();
        assertThat(SimilarNames.alike("云帆科技", "云凡科技")).isTrue();
        assertThat(SimilarNames.alike("云帆科技", "科技云帆")).isTrue();
        assertThat(SimilarNames.alike("云帆科技", "星海商贸")).isFalse();
        assertThat(SimilarNames.alike("云帆", "云海")).isFalse();
    }

    private static SignatureFacts facts(SignatureSource source, @Nullable String content) {
        return SignatureFacts.of(
                SignatureForm.of("云帆科技", Scenario.GENERAL, source)
                        .sourceContent(content)
                        .build(),
                List.of());
    }

    private static SignatureApplication application(SignatureFacts facts) {
        return facts.toApplication(ACCOUNT, "云帆科技", List.of(), 0, LocalDate.of(2026, 11, 22));
    }
}
