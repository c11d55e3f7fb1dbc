package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

class SpaceTranslatorTest {

    private final List<String> full = new ArrayList<>();
    private final SpaceTranslator translator = new SpaceTranslator(full::add);

    @Test // #9 15: each call of a batch was tried alone, each with a trace
    void takesAFullTableForAResourceThatFails() {
        var refused = new SQLException("The table 'sending_message' is full", "HY000", 1114);

        assertThat(translator.translate("insert", "insert into sending_message", refused))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(full).containsExactly("The table 'sending_message' is full");
    }

    @Test
    void leavesOtherErrorsToTheFramework() {
        var twice = new java.sql.SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062);

        assertThat(translator.translate("insert", "insert into sending_message", twice))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(full).isEmpty();
    }
}
