package dev.signet.template;

import dev.signet.account.ApiCaller;

/**
 * Everything an account does to its templates. Each call is one control-plane transaction: the template, the verdict
 * and the review begin together or not at all.
 */
public interface TemplateRegistration {

    /**
     * Applies for a template. The account needs an approved signature first (S5.2-1, S5.3-1).
     *
     * @throws dev.signet.platform.Refusal {@code isv.SMS_SIGNATURE_ILLEGAL} without an approved signature,
     *     {@code SmsSignatureNotFound} or {@code AssocSignUnapproved} for the related signature, or every finding when
     *     a norm is violated; nothing is stored then
     */
    TemplateReceipt apply(ApiCaller caller, TemplateForm form);

    /**
     * Changes a rejected template and submits it again under the same code.
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_TEMPLATE_NOT_MODIFY} in any other state,
     *     {@code isv.SMS_TEMPLATE_ILLEGAL} for an unknown code, or every finding when a norm is violated
     */
    TemplateReceipt modify(ApiCaller caller, String code, TemplateForm form);

    /**
     * Deletes a template for good.
     *
     * @throws dev.signet.platform.Refusal {@code isv.ERROR_TEMPLATE_NOT_DELETE} while under review,
     *     {@code isv.SMS_TEMPLATE_ILLEGAL} for an unknown code
     */
    void delete(ApiCaller caller, String code);
}
