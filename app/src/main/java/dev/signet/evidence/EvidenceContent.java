package dev.signet.evidence;

/** A stored file with its bytes. */
public record EvidenceContent(EvidenceFile file, byte[] bytes) {

    @Override
    public String toString() {
        return "EvidenceContent[" + file + "]";
    }
}
