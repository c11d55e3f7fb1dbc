package dev.signet.access.ram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each code of a refusal has words in both languages, and no sentence quotes the code. */
class ChangesTest {

    private static final List<String> MANY = List.of(
            "User",
            "Group",
            "Role",
            "Policy",
            "ResourceGroup",
            "ResourceGroup.Item",
            "Policy.Version",
            "User.AccessKey",
            "User.Group",
            "User.Policy",
            "Group.Policy",
            "Role.Policy");
    private static final List<String> KNOWN = List.of(
            "User",
            "Group",
            "Role",
            "Policy",
            "ResourceGroup",
            "Policy.Version",
            "User.AccessKey",
            "User.Group",
            "User.LoginProfile",
            "User.MFADevice",
            "User.Policy",
            "Group.Policy",
            "Role.Policy");
    private static final List<String> NAMED = List.of(
            "User",
            "Group",
            "Role",
            "Policy",
            "ResourceGroup",
            "User.Group",
            "User.Policy",
            "Group.Policy",
            "Role.Policy");
    private static final List<String> BONDS = List.of(
            "User.AccessKey",
            "User.Group",
            "User.Policy",
            "User.LoginProfile",
            "User.MFADevice",
            "Group.User",
            "Group.Policy",
            "Role.Policy",
            "Policy.User",
            "Policy.Group",
            "Policy.Role",
            "Policy.Version");

    @Test
    void callsThingsByTheirNames() {
        List<Refusal> refusals = new ArrayList<>();
        MANY.forEach(code -> refusals.add(Changes.full(code, 7)));
        KNOWN.forEach(code -> refusals.add(Changes.unknown(code, "7")));
        NAMED.forEach(code -> refusals.add(Changes.taken(code, "7")));
        BONDS.forEach(code -> refusals.add(Changes.held(code, "7")));

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.messageZh()).contains("7").doesNotContainPattern("[A-Za-z]");
            assertThat(refusal.messageEn()).contains("7").doesNotContainPattern("[a-z]\\.[A-Z]|[a-z][A-Z]");
        });
    }
}
