package dev.signet.signature;

/**
 * What the applicant holds after applying.
 *
 * @param orderId number of this application; every submission has its own
 * @param state {@link SignatureState#APPROVED} where no person was needed, else {@link SignatureState#UNDER_REVIEW}
 */
public record SignatureOrder(long signatureId, String name, long orderId, SignatureState state) {}
