package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.access.PolicyScope;
import dev.signet.rules.access.ResourceName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #11: what a resource group holds; of tags no two are taken for one. */
class ResourceGroupItemsTest {

    private static boolean holds(String item, String path, Map<String, String> tags) {
        PolicyScope scope = ResourceGroupItems.of(
                        1001, Set.of(item), (account, asked) -> asked.equals(path) ? tags : Map.of())
                .scope("market");
        return scope.holds(new ResourceName("dysms", "1001", path));
    }

    @ParameterizedTest
    @CsvSource({
        "tag/team/sales, team, sales, true",
        "tag/team/sales, Team, sales, false",
        "tag/team/sales, team, Sales, false",
        "tag/team/ＡＢＣ, team, ABC, false",
        "tag/team/, team, '', true",
        "tag/team/, team, sales, false",
        "tag/a%2Fb/c, a/b, c, true",
        "tag/a/b%2Fc, a/b, c, false",
        "tag/a/b%2Fc, a, b/c, true",
        "tag/a/b/c, a, b/c, false",
        "tag/a/b/c, a/b, c, false",
        "tag/rate/50%25, rate, 50%, true",
        "tag/rate/%252F, rate, %2F, true",
        "tag/rate/%2F, rate, %2F, false",
    })
    void tellsTagsApartByEveryCharacter(String item, String key, String value, boolean held) {
        assertThat(holds(item, "sign/云帆", Map.of(key, value))).isEqualTo(held);
    }

    @Test
    void tellsNamesOfResourcesApartAsPoliciesDo() {
        assertThat(holds("sign/YunFan", "sign/yunfan", Map.of())).isTrue();
        assertThat(holds("sign/YunFan", "sign/yunfan2", Map.of())).isFalse();
    }

    @Test
    void writesEveryTagInOneWay() {
        assertThat(List.of(new TagItem("a/b", "50%"), new TagItem("%2F", ""), new TagItem("部门", "A B")))
                .allSatisfy(tag -> assertThat(TagItem.parse(tag.toString())).contains(tag));
        assertThat(new TagItem("a/b", "50%")).hasToString("tag/a%2Fb/50%25");
    }
}
