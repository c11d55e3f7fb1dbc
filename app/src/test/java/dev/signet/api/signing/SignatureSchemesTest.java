package dev.signet.api.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.api.wire.AsciiText;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.Parameters;
import dev.signet.api.wire.PercentCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The two schemes against vectors recorded from the official clients. */
class SignatureSchemesTest {

    private static final String SECRET = "testSecret";

    private final RpcSignature rpc = new RpcSignature();
    private final Acs3Signature acs3 = new Acs3Signature();

    private static Map<String, String> classicSend() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("PhoneNumbers", "13900000000,13900000001");
        parameters.put("Action", "SendSms");
        parameters.put("Timestamp", "2026-11-22T08:54:42Z");
        parameters.put("SignName", "阿里云");
        parameters.put("TemplateCode", "SMS_15305****");
        parameters.put("SmsUpExtendCode", "90999");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("Format", "JSON");
        parameters.put("SignatureNonce", "06e5764dac2adadca1f3884aca9cdd6f");
        parameters.put("Version", "2017-05-25");
        parameters.put("AccessKeyId", "testAK");
        parameters.put("OutId", "abcdefgh");
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("TemplateParam", "{\"code\":\"12 34*~&=\",\"name\":\"张三\"}");
        parameters.put("RegionId", "cn-hangzhou");
        return parameters;
    }

    @Test
    void signsTheClassicVector() {
        Parameters parameters = Parameters.of(classicSend());

        String signature = rpc.sign(SECRET, rpc.stringToSign("POST", parameters, true));

        assertThat(signature).isEqualTo("T+JQQpMwjOMVWLnlGfXE+P7JYRY=");
    }

    @Test
    void readsTheClassicVectorAsItTravels() {
        Parameters parameters = Parameters.of("PhoneNumbers=13900000000%2C13900000001&Action=SendSms"
                + "&Timestamp=2026-11-22T08%3A54%3A42Z&SignName=%E9%98%BF%E9%87%8C%E4%BA%91&TemplateCode=SMS_15305****"
                + "&SmsUpExtendCode=90999&SignatureVersion=1.0&Format=JSON"
                + "&SignatureNonce=06e5764dac2adadca1f3884aca9cdd6f&Version=2017-05-25&AccessKeyId=testAK"
                + "&Signature=T%2BJQQpMwjOMVWLnlGfXE%2BP7JYRY%3D&OutId=abcdefgh&SignatureMethod=HMAC-SHA1"
                + "&TemplateParam=%7B%22code%22%3A%2212%2034*%7E%26%3D%22%2C%22name%22%3A%22%E5%BC%A0%E4%B8%89%22%7D"
                + "&RegionId=cn-hangzhou");

        rpc.verify("POST", parameters, SECRET, String.valueOf(parameters.get("Signature")));
    }

    @Test
    void acceptsEmptyValuesThatTheClientSentButDidNotSign() {
        Map<String, String> signed = classicSend();
        String signature = rpc.sign(SECRET, rpc.stringToSign("POST", Parameters.of(signed), true));
        signed.put("OutId2", "");

        rpc.verify("POST", Parameters.of(signed), SECRET, signature);
    }

    @Test
    void acceptsEmptyValuesThatTheClientSigned() {
        Map<String, String> signed = classicSend();
        signed.put("OutId", "");
        Parameters parameters = Parameters.of(signed);

        rpc.verify("POST", parameters, SECRET, rpc.sign(SECRET, rpc.stringToSign("POST", parameters, true)));
    }

    @Test
    void echoesTheStringToSignAtTheVeryEnd() {
        Parameters parameters = Parameters.of(classicSend());

        assertThatThrownBy(() -> rpc.verify("GET", parameters, SECRET, "T+JQQpMwjOMVWLnlGfXE+P7JYRY="))
                .isInstanceOf(GatewayRefusal.class)
                .hasMessage("Specified signature is not matched with our calculation. server string to sign is:"
                        + rpc.stringToSign("GET", parameters, true));
    }

    @Test
    void signsTheNewerVector() {
        Map<String, String> headers = Map.of(
                "host", "127.0.0.1:8080",
                "x-acs-action", "SendSms",
                "x-acs-content-sha256", Authenticator.EMPTY_BODY_HASH,
                "x-acs-credentials-provider", "static_ak",
                "x-acs-date", "2026-11-22T08:55:48Z",
                "x-acs-signature-nonce", "e6f8ed4d43c7148a5b52fa19b097f0b3",
                "x-acs-version", "2017-05-25");
        Parameters query = Parameters.of("SmsUpExtendCode=90999&TemplateCode=SMS_15305****"
                + "&PhoneNumbers=13900000000%2C13900000001&OutId=abcdefgh"
                + "&TemplateParam=%7B%22code%22%3A%2212+34*%7E%26%3D%22%2C%22name%22%3A%22%E5%BC%A0%E4%B8%89%22%7D"
                + "&SignName=%E9%98%BF%E9%87%8C%E4%BA%91");
        List<String> names = List.of(
                "host",
                "x-acs-action",
                "x-acs-content-sha256",
                "x-acs-credentials-provider",
                "x-acs-date",
                "x-acs-signature-nonce",
                "x-acs-version");

        String canonical =
                acs3.canonicalRequest("POST", "/", query, names, headers::get, Authenticator.EMPTY_BODY_HASH);
        String stringToSign = acs3.stringToSign(canonical);

        assertThat(query.canonical(null, true))
                .isEqualTo("OutId=abcdefgh&PhoneNumbers=13900000000%2C13900000001&SignName=%E9%98%BF%E9%87%8C%E4%BA%91"
                        + "&SmsUpExtendCode=90999&TemplateCode=SMS_15305%2A%2A%2A%2A"
                        + "&TemplateParam=%7B%22code%22%3A%2212%2034%2A~%26%3D%22%2C%22name%22%3A%22%E5%BC%A0%E4%B8%89"
                        + "%22%7D");
        assertThat(stringToSign)
                .isEqualTo("ACS3-HMAC-SHA256\n3364dee345bda303b408803e169db069bcbb8c171a4126915288e748ff7f6b29");
        assertThat(acs3.sign(SECRET, stringToSign))
                .isEqualTo("5df5a69864ab9214370b79f6be2bc973a2cbf3e883e650ed4f2e399d3686f45c");
    }

    @Test
    void readsTheAuthorizationPartsInAnyOrder() {
        Acs3Signature.Authorization authorization = Acs3Signature.Authorization.parse(
                "ACS3-HMAC-SHA256 Credential=testAK, Signature=ab12, SignedHeaders=x-acs-action;x-acs-date");

        assertThat(authorization.credential()).isEqualTo("testAK");
        assertThat(authorization.signature()).isEqualTo("ab12");
        assertThat(authorization.signedHeaders()).containsExactly("x-acs-action", "x-acs-date");
    }

    @Test
    void encodesCharactersOutsideTheBasicPlaneAsOne() {
        AsciiText out = new AsciiText();

        PercentCodec.encode("a b*~+😀", out);

        assertThat(out).hasToString("a%20b%2A~%2B%F0%9F%98%80");
    }

    /** Issue 10, faster: what is encoded twice in one go is what is encoded and encoded again. */
    @Test
    void encodesTwiceInOneGo() {
        Map<String, String> all = new HashMap<>();
        for (int c = 0; c < 0x3000; c += 7) {
            all.put("n" + c, "v" + Character.toString(c) + "&=%25😀 ");
        }
        Parameters parameters = Parameters.of(all);
        AsciiText twice = new AsciiText();
        AsciiText again = new AsciiText();

        parameters.encodeCanonical("n7", true, twice);
        PercentCodec.encode(parameters.canonical("n7", true), again);

        assertThat(twice).hasToString(again.toString());
    }
}
