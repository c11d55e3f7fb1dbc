package dev.signet.api.sts;

/** Which API these actions are of. */
final class StsVersion {

    static final String STS = "2015-04-01";

    private StsVersion() {}
}
