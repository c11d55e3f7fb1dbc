package dev.signet.signature;

import dev.signet.account.ApiCaller;

/**
 * Everything an account does to its signatures. Each call is one control-plane transaction: the signature, the verdict
 * and the review begin together or not at all.
 */
public interface SignatureRegistration {

    /**
     * Applies for a signature. The name of an approved verification signature with the general scenario asks for its
     * conversion.
     *
     * @throws dev.signet.platform.Refusal with every finding when a norm is violated; nothing is stored then
     */
    SignatureReceipt apply(ApiCaller caller, SignatureForm form);

    /**
     * Submits a rejected signature again, or asks for the conversion of an approved verification signature to the
     * general scenario. The text stays as it is (S4.4-5).
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_SIGN_NOT_MODIFY} in any other state,
     *     {@code isv.SMS_SIGNATURE_ILLEGAL} for an unknown name, or every finding when a norm is violated
     */
    SignatureReceipt modify(ApiCaller caller, SignatureForm form);

    /**
     * Deletes a signature for good (S4.5-1).
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_SIGN_NOT_DELETE} while under review,
     *     {@code isv.SMS_SIGNATURE_ILLEGAL} for an unknown name
     */
    void delete(ApiCaller caller, String name);
}
