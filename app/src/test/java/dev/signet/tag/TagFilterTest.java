package dev.signet.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagFilterTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "any",
            value = {
                "team, team, any",
                "team=growth, team, growth",
                "team=, team, ''",
                "team==a=b, team, =a=b",
                "a\\=b=c, a=b, c",
                "a\\\\=c, a\\, c",
                "a\\, a\\, any"
            })
    void readsAKeyWithOrWithoutAValue(String written, String key, String value) {
        TagFilter filter = TagFilter.parse(written);

        assertThat(filter).isEqualTo(new TagFilter(key, value));
        assertThat(TagFilter.parse(filter.written())).isEqualTo(filter);
    }

    @Test
    void passesOverWhatIsBlank() {
        assertThat(TagFilter.all(new String[] {"team", " ", "team"}, "", "x"))
                .containsExactly(new TagFilter("team", null));
        assertThat(TagFilter.all(null, null, null)).isEmpty();
        assertThat(TagFilter.all(null, "a=b", "")).containsExactly(new TagFilter("a=b", null));
        assertThat(TagFilter.all(new String[] {"team="}, "a=b", "c"))
                .containsExactly(new TagFilter("team", ""), new TagFilter("a=b", "c"));
    }
}
