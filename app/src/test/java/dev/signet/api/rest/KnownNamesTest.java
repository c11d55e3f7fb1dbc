package dev.signet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

class KnownNamesTest {

    record Form(String state, List<String> tag) {}

    static class Door {
        void list(@RequestParam String until, @RequestParam("size") int most, @ModelAttribute Form form) {}

        void one(@PathVariable long id) {}
    }

    private final KnownNames names = new KnownNames();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    private boolean goesOn(String door) throws Exception {
        for (var method : Door.class.getDeclaredMethods()) {
            if (method.getName().equals(door)) {
                return names.preHandle(request, new MockHttpServletResponse(), new HandlerMethod(new Door(), method));
            }
        }
        throw new AssertionError(door);
    }

    @Test // #13
    void takesEveryParameterThatTheDoorHas() throws Exception {
        request.setParameter("until", "2026-11-01");
        request.setParameter("size", "5");
        request.setParameter("state", "WAITING");
        request.setParameter("tag", "a", "b");

        assertThat(goesOn("list")).isTrue();
    }

    @Test // #13
    void namesTheOneThatIsNotThereAndThoseThatAre() {
        request.setParameter("to", "2026-11-01");

        assertThatThrownBy(() -> goesOn("list"))
                .hasMessageContaining("“to”")
                .hasMessageContaining("size, state, tag, until");
        assertThatThrownBy(() -> goesOn("one")).hasMessageContaining("不接受参数");
    }

    @Test // #13
    void takesNoneTwiceThatIsOneValue() {
        request.setParameter("until", "a", "b");

        assertThatThrownBy(() -> goesOn("list")).hasMessageContaining("until 只能出现一次");
    }
}
