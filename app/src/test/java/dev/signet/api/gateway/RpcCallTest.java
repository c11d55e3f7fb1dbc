package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.account.ApiCaller;
import dev.signet.api.wire.GatewayRefusal;
import dev.signet.api.wire.Parameters;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcCallTest {

    @ParameterizedTest // #8
    @ValueSource(strings = {"１", "١", "१", "+1", "1 ", "0x1", "1.0", "²", "51", "0"})
    void refusesANumberInOtherDigitsOrOutOfRange(String text) {
        assertThatThrownBy(() -> call("PageSize", text).requiredInt("PageSize", 1, 50))
                .isInstanceOf(GatewayRefusal.class)
                .hasMessageContaining("It was '" + text + "'; it must be a whole number from 1 to 50");
    }

    @Test // #8
    void saysWhichDigitsItTakes() {
        assertThatThrownBy(() -> call("PageSize", "１").requiredInt("PageSize", 1, 50))
                .hasMessageEndingWith("a whole number from 1 to 50, in the digits 0 to 9.");
    }

    @Test // #8
    void readsANumberInAsciiDigits() {
        assertThat(call("PageSize", "50").requiredInt("PageSize", 1, 50)).isEqualTo(50);
        assertThat(call("PageSize", "007").intValue("PageSize", 1, 50)).hasValue(7);
    }

    @Test // #8
    void showsWhatCannotBeSeenOfAValue() {
        assertThatThrownBy(() -> call("PageSize", "1\u200B0").requiredInt("PageSize", 1, 50))
                .hasMessageContaining("It was '1[U+200B@2]0'");
    }

    @Test // #8
    void takesAwayWhatStandsUnseenAroundAName() {
        assertThat(call("SignName", "\u200B云帆科技\u00A0").requiredName("SignName"))
                .isEqualTo("云帆科技");
        assertThat(call("SignName", "云\u200B帆").name("SignName")).isEqualTo("云\u200B帆");
        assertThatThrownBy(() -> call("SignName", "\u200B\u00A0").requiredName("SignName"))
                .isInstanceOfSatisfying(
                        GatewayRefusal.class, e -> assertThat(e.code()).isEqualTo("MissingSignName"));
    }

    @Test // #8
    void letsNothingHideInWhatPeopleWrite() {
        assertThat(call("Remark", "\uFEFF用于登录👍\n二").requiredProse("Remark")).isEqualTo("用于登录👍\n二");
        assertThatThrownBy(() -> call("Remark", "用于\u202E登录").requiredProse("Remark"))
                .hasMessageContaining("Remark")
                .hasMessageContaining("It has U+202E at position 3");
        assertThatThrownBy(() -> call("Remark", "\u200B").requiredProse("Remark"))
                .isInstanceOfSatisfying(
                        GatewayRefusal.class, e -> assertThat(e.code()).isEqualTo("MissingRemark"));
    }

    @ParameterizedTest // #8
    @ValueSource(strings = {"\0", "\u001B", "\u0085", "\uE000", "\uFFFE"})
    void takesNothingThatStandsForNoCharacter(String character) {
        assertThatThrownBy(
                        () -> call("TemplateContent", "您的" + character + "订单").text("TemplateContent"))
                .hasMessageContaining("at position 3, a character that cannot be seen");
    }

    private static RpcCall call(String name, String value) {
        return call(Map.of(name, value));
    }

    static RpcCall call(Map<String, String> parameters) {
        return new RpcCall(
                "Test",
                Parameters.of(parameters),
                header -> null,
                new ApiCaller(1, "key"),
                "request",
                CallOrigin.ofKey("127.0.0.1", false),
                Instant.EPOCH,
                null,
                null);
    }
}
