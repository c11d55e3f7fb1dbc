package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.bind.ServletRequestDataBinder;

/** #12: what a door did not judge is no value of a form either. */
class StrictNamesTest {

    /** As forms are. */
    public static final class Form {

        private String name = "";
        private Boolean masked = true;

        public void setName(String name) {
            this.name = name;
        }

        public void setMasked(Boolean masked) {
            this.masked = masked;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "name, 云帆, 云帆, true",
        "!name, 云帆, '', true",
        "!masked, false, '', true",
        "_masked, on, '', true",
        "masked, false, '', false"
    })
    void takesNothingInPlaceOfWhatIsMissing(String name, String value, String read, boolean masked) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addParameter(name, value);
        Form form = new Form();
        ServletRequestDataBinder binder = new ServletRequestDataBinder(form);
        new StrictNames().bind(binder);

        binder.bind(request);

        assertThat(form.name).isEqualTo(read);
        assertThat(form.masked).isEqualTo(masked);
    }

    /** An owner's Deny on a user was passed by {@code UserName[]}: the door saw no name, the page read one. */
    @ParameterizedTest
    @ValueSource(strings = {"name[]", "name[0]", "name]", "[name"})
    void refusesNamesThatTheFrameworkReadsAsAnother(String name) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addParameter(name, "云帆");

        assertThatThrownBy(() -> new StrictNames().preHandle(request, new MockHttpServletResponse(), this))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(name);
    }

    @Test
    void refusesThemAlsoAsFiles() {
        MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();
        request.addFile(new MockMultipartFile("file[]", new byte[0]));

        assertThatThrownBy(() -> new StrictNames().preHandle(request, new MockHttpServletResponse(), this))
                .isInstanceOf(Refusal.class);
        MockMultipartHttpServletRequest plain = new MockMultipartHttpServletRequest();
        plain.addFile(new MockMultipartFile("file", new byte[0]));
        assertThat(new StrictNames().preHandle(plain, new MockHttpServletResponse(), this))
                .isTrue();
    }
}
