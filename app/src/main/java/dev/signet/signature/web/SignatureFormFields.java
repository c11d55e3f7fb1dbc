package dev.signet.signature.web;

import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureClaim;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.signature.SignatureRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the form as a browser sends them: what was not chosen is missing, what was not written is empty.
 *
 * @param scenario general where nothing is chosen yet
 * @param source the company where nothing is chosen yet
 */
record SignatureFormFields(
        @Nullable String name,
        @Nullable Scenario scenario,
        @Nullable SignatureSource source,
        @Nullable String sourceContent,
        @Nullable String sourceName,
        @Nullable Boolean sourceOwned,
        @Nullable Boolean thirdParty,
        @Nullable String rightHolder,
        @Nullable Boolean publicBody,
        @Nullable String landline,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean online,
        @Nullable String remark) {

    SignatureFormFields {
        scenario = Objects.requireNonNullElse(scenario, Scenario.GENERAL);
        source = Objects.requireNonNullElse(source, SignatureSource.COMPANY);
    }

    static SignatureFormFields empty() {
        return new SignatureFormFields(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What an earlier application said, to be changed. */
    static SignatureFormFields of(SignatureRow row, Scenario wanted) {
        SignatureClaim claim = row.claim();
        return new SignatureFormFields(
                row.name(),
                wanted,
                claim.source(),
                claim.sourceContent(),
                claim.sourceName(),
                claim.sourceOwned(),
                claim.thirdParty(),
                claim.rightHolder(),
                claim.publicBody(),
                claim.landline(),
                claim.domain(),
                claim.icpFiled(),
                claim.online(),
                claim.remark());
    }

    SignatureBody body() {
        return new SignatureBody(
                name == null ? "" : name,
                Objects.requireNonNull(scenario),
                Objects.requireNonNull(source),
                written(sourceContent),
                written(sourceName),
                sourceOwned,
                thirdParty,
                rightHolder,
                publicBody,
                landline,
                written(domain),
                icpFiled,
                online,
                remark,
                null);
    }

    private static @Nullable String written(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
