package dev.signet.rules.fact;

import org.jspecify.annotations.Nullable;

/**
 * What somebody claims about a signature: as its door carried it, as it is kept with what a reviewer found out later, as
 * the norms see it and as its owner is shown it. Null is unknown; what was left empty though it could have been said is
 * an empty text.
 *
 * @param sourceContent what the source is, in its own terms: site address, store link, account, shop or trademark
 * @param sourceName full name of the site, App, account, shop, trademark or company the signature stands for
 * @param sourceOwned whether that belongs to the account itself (developer, subject or registrant is the account)
 * @param thirdParty 是否涉及第三方权益
 * @param rightHolder the third party's name
 * @param publicBody whether the right holder is a government or public body (政企单位)
 * @param landline landline for the call-back (政企回访座机号)
 * @param domain the filed domain of a website source
 * @param icpFiled whether that domain is filed with MIIT
 * @param online whether the site, App, official account or mini program is online
 * @param remark 申请说明
 */
public record SignatureClaim(
        Scenario scenario,
        SignatureSource source,
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
        String remark) {

    /**
     * Collects what is known; whatever is left out stays unknown.
     *
     * @param <B> what collects more than the claim
     */
    public abstract static class Builder<B extends Builder<B>> {
        private final Scenario scenario;
        private final SignatureSource source;
        private @Nullable String sourceContent;
        private @Nullable String sourceName;
        private @Nullable Boolean sourceOwned;
        private @Nullable Boolean thirdParty;
        private @Nullable String rightHolder;
        private @Nullable Boolean publicBody;
        private @Nullable String landline;
        private @Nullable String domain;
        private @Nullable Boolean icpFiled;
        private @Nullable Boolean online;
        private String remark = "";

        protected Builder(Scenario scenario, SignatureSource source) {
            this.scenario = scenario;
            this.source = source;
        }

        protected abstract B self();

        protected final SignatureClaim claim() {
            return new SignatureClaim(
                    scenario,
                    source,
                    sourceContent,
                    sourceName,
                    sourceOwned,
                    thirdParty,
                    rightHolder,
                    publicBody,
                    landline,
                    domain,
                    icpFiled,
                    online,
                    remark);
        }

        public B sourceContent(@Nullable String value) {
            sourceContent = value;
            return self();
        }

        public B sourceName(@Nullable String value) {
            sourceName = value;
            return self();
        }

        public B sourceOwned(@Nullable Boolean value) {
            sourceOwned = value;
            return self();
        }

        public B thirdParty(@Nullable Boolean value) {
            thirdParty = value;
            return self();
        }

        public B rightHolder(@Nullable String value) {
            rightHolder = value;
            return self();
        }

        public B publicBody(@Nullable Boolean value) {
            publicBody = value;
            return self();
        }

        public B landline(@Nullable String value) {
            landline = value;
            return self();
        }

        public B domain(@Nullable String value) {
            domain = value;
            return self();
        }

        public B icpFiled(@Nullable Boolean value) {
            icpFiled = value;
            return self();
        }

        public B online(@Nullable Boolean value) {
            online = value;
            return self();
        }

        public B remark(@Nullable String value) {
            remark = value == null ? "" : value;
            return self();
        }
    }

    /** The same with another name and domain of its source. */
    public SignatureClaim withSource(@Nullable String name, @Nullable String itsDomain) {
        return new SignatureClaim(
                scenario,
                source,
                sourceContent,
                name,
                sourceOwned,
                thirdParty,
                rightHolder,
                publicBody,
                landline,
                itsDomain,
                icpFiled,
                online,
                remark);
    }
}
