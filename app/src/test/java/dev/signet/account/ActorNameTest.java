package dev.signet.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.Bilingual;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #12: nobody reads {@code account:1001/user/alice} on a page. */
class ActorNameTest {

    @ParameterizedTest
    @CsvSource({
        "account:1001, 主账号, account owner",
        "acs:ram::1001:root, 主账号, account owner",
        "account:1001/user/alice, alice, alice",
        "acs:ram::1001:user/alice, alice, alice",
        "user/li.lei, li.lei, li.lei",
        "account:1001/role/ops/laptop, 角色 ops（laptop）, role ops (laptop)",
        "acs:ram::1001:assumed-role/ops/laptop, 角色 ops（laptop）, role ops (laptop)",
        "role/ops, 角色 ops, role ops",
        "system, 系统, the system",
        "reviewer, reviewer, reviewer",
        "account:x/user/alice, account:x/user/alice, account:x/user/alice",
    })
    void callsPeopleByTheirNames(String who, String zh, String en) {
        assertThat(ActorName.of(who)).isEqualTo(new Bilingual(zh, en));
    }
}
