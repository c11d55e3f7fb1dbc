package dev.signet.evidence;

import dev.signet.rules.fact.EvidenceKind;

/**
 * A file as it came in, nothing about it believed yet.
 *
 * @param kind what the applicant says it shows; {@link EvidenceKind#UNCLASSIFIED} where the door cannot say
 * @param fileName as named by the applicant, letters and digits and one suffix (SGE-4); empty where the door carries
 *     no name, then one is made up
 * @param content the bytes
 */
public record EvidenceUpload(EvidenceKind kind, String fileName, byte[] content) {

    /** A file that is still to come: of its kind alone the norms can speak already. */
    public static EvidenceUpload announced(EvidenceKind kind) {
        return new EvidenceUpload(kind, "", new byte[0]);
    }

    @Override
    public String toString() {
        return "EvidenceUpload[" + kind + ", " + fileName + ", " + content.length + " bytes]";
    }
}
