package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.TypeMismatchException;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.web.bind.WebDataBinder;

/** As the framework binds what stands in addresses: its converters, its editors and ours. */
class StrictNumbersTest {

    private final WebDataBinder binder = new WebDataBinder(null);

    StrictNumbersTest() {
        binder.setConversionService(new DefaultFormattingConversionService());
        new StrictNumbers().digitsOnly(binder);
    }

    @ParameterizedTest // #8
    @ValueSource(strings = {"１", "١", "१", "+5", "0x10", "#10", "1 0", " 5", "5.0", "1e1", "1\u200B"})
    void takesNothingButAsciiDigits(String text) {
        for (Class<?> type : List.of(int.class, Integer.class, long.class, Long.class)) {
            assertThatThrownBy(() -> binder.convertIfNecessary(text, type))
                    .as("%s as %s", text, type)
                    .isInstanceOf(TypeMismatchException.class);
        }
    }

    @Test // #8
    void takesAsciiDigits() {
        assertThat(binder.convertIfNecessary("50", int.class)).isEqualTo(50);
        assertThat(binder.convertIfNecessary("-1", Long.class)).isEqualTo(-1L);
        assertThat(binder.convertIfNecessary("", Integer.class)).isNull();
        assertThatThrownBy(() -> binder.convertIfNecessary("2147483648", int.class))
                .isInstanceOf(TypeMismatchException.class);
    }

    @ParameterizedTest // #13
    @ValueSource(
            strings = {"1e5", "1E-9999999", "１", "+5", " 7 ", ".5", "5.", "1,000", "0x1p3", "123456789012345678901"})
    void takesAmountsOnlyAsPeopleWriteThem(String text) {
        assertThatThrownBy(() -> binder.convertIfNecessary(text, BigDecimal.class))
                .as(text)
                .isInstanceOf(TypeMismatchException.class);
    }

    @Test // #13
    void takesAmounts() {
        assertThat(binder.convertIfNecessary("-12.50", BigDecimal.class)).isEqualTo("-12.50");
        assertThat(binder.convertIfNecessary("", BigDecimal.class)).isNull();
    }
}
