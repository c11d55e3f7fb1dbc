package dev.signet.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class ChosenTest {

    /** The door judges a value as one name; what would be taken for two of them was judged for neither. */
    @Test
    void takesAValueWithCommasForOneName() {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("UserName", "alice,bob");
        form.add("UserName", "");
        form.add("UserName", "carol");

        assertThat(Chosen.of(form, "UserName")).containsExactly("alice,bob", "carol");
        assertThat(Chosen.of(form, "GroupName")).isEmpty();
    }
}
