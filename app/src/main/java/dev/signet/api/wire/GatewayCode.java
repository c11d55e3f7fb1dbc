package dev.signet.api.wire;

/** What the gateway itself refuses, with its HTTP status and text; the texts are those the clients know. */
public enum GatewayCode {
    MISSING_ACCESS_KEY_ID("MissingAccessKeyId", 400, "AccessKeyId is mandatory for this action."),
    INVALID_VERSION("InvalidVersion", 400, "Specified parameter Version is not valid."),
    ACTION_NOT_FOUND("InvalidAction.NotFound", 404, "Specified api is not found, please check your url and method."),
    ACCESS_KEY_NOT_FOUND("InvalidAccessKeyId.NotFound", 404, "Specified access key is not found."),
    ACCESS_KEY_INACTIVE("InvalidAccessKeyId.Inactive", 400, "Specified access key is disabled."),
    SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 400, "Specified signature does not match our calculation."),
    INCOMPLETE_SIGNATURE("IncompleteSignature", 400, "The request signature does not conform to Aliyun standards."),
    INVALID_SIGNATURE_METHOD("InvalidSignatureMethod", 400, "Specified parameter SignatureMethod is not valid."),
    NONCE_USED("SignatureNonceUsed", 400, "Specified signature nonce was used already."),
    TIMESTAMP_FORMAT("InvalidTimeStamp.Format", 400, "Specified time stamp or date value is not well formatted."),
    TIMESTAMP_EXPIRED("InvalidTimeStamp.Expired", 400, "Specified time stamp or date value is expired."),
    MISSING_SECURITY_TOKEN("MissingSecurityToken", 400, "SecurityToken is mandatory for this action."),
    SECURITY_TOKEN_MALFORMED("InvalidSecurityToken.Malformed", 400, "The specified SecurityToken is malformed."),
    SECURITY_TOKEN_EXPIRED("InvalidSecurityToken.Expired", 400, "The specified SecurityToken is expired."),
    SECURITY_TOKEN_MISMATCH(
            "InvalidSecurityToken.MismatchWithAccessKey",
            400,
            "The specified SecurityToken does not belong to the specified AccessKey."),
    FORMAT("InvalidParameter.Format", 400, "Specified parameter Format is not valid."),
    METHOD("UnsupportedHTTPMethod", 400, "This http method is not supported."),
    BODY_TOO_LARGE("InvalidParameter", 400, "The request body is too large."),
    HEAD_TOO_LARGE("RequestHeaderFieldsTooLarge", 431, "The request line and the header fields are too large."),
    TOO_SLOW("RequestTimeout", 408, "The request body did not arrive in time."),
    NO_PERMISSION("NoPermission", 403, "You are not authorized to perform this operation."),
    THROTTLED("Throttling.User", 400, "Request was denied due to user flow control."),
    IDEMPOTENCY_KEY_REUSED(
            "IdempotencyKeyReused", 409, "The Idempotency-Key was used before for a request with another content."),
    INTERNAL("InternalError", 500, "The request processing has failed due to some unknown error."),
    UNAVAILABLE("ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.");

    private final String code;
    private final int status;
    private final String message;

    GatewayCode(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }

    public GatewayRefusal refusal() {
        return new GatewayRefusal(code, status, message);
    }

    /** With what was wrong and what would be right, after the known text. */
    public GatewayRefusal refusal(String detail) {
        return new GatewayRefusal(code, status, message + " " + detail);
    }

    public static GatewayRefusal missing(String parameter) {
        return new GatewayRefusal("Missing" + parameter, 400, parameter + " is mandatory for this action.");
    }

    public static GatewayRefusal invalid(String parameter, String detail) {
        return new GatewayRefusal(
                "Invalid" + parameter, 400, "Specified parameter " + parameter + " is not valid. " + detail);
    }
}
