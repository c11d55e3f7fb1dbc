package dev.signet.rules.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.proof.ShippedRulebook;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One norm may be broken in ways that clients know under codes of their own. */
public class ApiCodesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SG-02, 😀, isv.SMS_SIGN_EMOJI_ILLEGAL, InvalidSignName",
        "SG-02, -☎️, isv.SMS_SIGN_EMOJI_ILLEGAL, InvalidSignName",
        "SG-02, ❤, isv.SMS_SIGN_EMOJI_ILLEGAL, InvalidSignName",
        "SG-02, 🇨🇳, isv.SMS_SIGN_EMOJI_ILLEGAL, InvalidSignName",
        "SG-02, ★, isv.SIGN_NAME_ILLEGAL, InvalidSignName",
        "SG-02, -, isv.SIGN_NAME_ILLEGAL, InvalidSignName",
        "TP-01, …后面, isv.TEMPLATE_OVER_LIMIT, InvalidTemplateContent.Format",
        "TP-01, '', isv.INVALID_PARAMETERS, InvalidTemplateContent.Format",
        "TP-02, …终, isv.TEMPLATE_OVER_LIMIT, InvalidParameter",
        "TP-02, 订单-通知, isv.INVALID_PARAMETERS, InvalidParameter",
        "TP-07, ${1a}, isv.INVALID_PARAMETERS, InvalidTemplateContent.Format",
        "TP-10, order, isv.INVALID_PARAMETERS, InvalidTemplateRule",
        "TP-22, ${name}${code}, template_parameter_count_illegal, TemplateVarLimitExceeded",
        "TP-22, code, isv.INVALID_PARAMETERS, InvalidTemplateRule",
        "TP-22, '', template_parameter_count_illegal, InvalidTemplateContent.Format",
        "TP-99, x, isv.INVALID_PARAMETERS, InvalidParameter"
    })
    void answersForWhatTheNormFound(String norm, String part, String classic, String newer) {
        ApiCodes.Codes codes =
                ShippedRulebook.rulebook().apiCodes().of(new Finding(norm, Severity.REFUSE, "", "", part));

        assertThat(codes.classic()).isEqualTo(classic);
        assertThat(codes.newer()).isEqualTo(newer);
        assertThat(codes.newerStatus()).isEqualTo(400);
    }
}
