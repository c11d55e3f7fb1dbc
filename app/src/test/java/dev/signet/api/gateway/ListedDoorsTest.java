package dev.signet.api.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.access.ActionList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** #11: a path of an account's that is not on the list of actions keeps the application from starting. */
class ListedDoorsTest {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(ActionList.class);
    private final RequestMappingHandlerMapping mappings = new RequestMappingHandlerMapping();

    @AfterEach
    void close() {
        context.close();
    }

    private ListedDoors doors(RequestMethod method, String path) throws NoSuchMethodException {
        RequestMappingInfo.Builder info = RequestMappingInfo.paths(path);
        mappings.registerMapping(
                (method == null ? info : info.methods(method))
                        .options(new RequestMappingInfo.BuilderConfiguration())
                        .build(),
                this,
                Object.class.getMethod("toString"));
        return new ListedDoors(mappings, context.getBean(ActionList.class));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/nowhere, v1 GET /v1/nowhere",
        "PATCH, /v1/records, v1 PATCH /v1/records",
        "GET, /v1/records/{other}, v1 GET /v1/records/{other}",
        ", /v1/records, v1 DELETE /v1/records",
        "GET, /console/nowhere, page GET /console/nowhere",
        "POST, /console/account, page POST /console/account"
    })
    void refusesToStartWithAPathThatNobodyWouldJudge(RequestMethod method, String path, String told) throws Exception {
        ListedDoors doors = doors(method, path);

        assertThatThrownBy(doors::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("actions.tsv")
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/records",
        "GET, /v1/admin/accounts",
        "POST, /v1/console/login",
        "POST, /console/login",
        "GET, /console/account",
        "GET, /queues/{queue}/messages"
    })
    void startsWithWhatIsListedOrJudgedElsewhere(RequestMethod method, String path) throws Exception {
        ListedDoors doors = doors(method, path);

        assertThatCode(doors::afterSingletonsInstantiated).doesNotThrowAnyException();
    }
}
