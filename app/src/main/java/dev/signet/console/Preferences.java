package dev.signet.console;

import dev.signet.account.Principal;
import dev.signet.platform.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What somebody chose for themselves at the console, whichever browser they come with. There are few, each of a known form,
 * so that nobody's grow.
 */
@Service
class Preferences {

    static final String LANGUAGE = "language";
    static final String THEME = "theme";
    /** In front of a list's name. */
    static final String LIST = "list.";

    private static final Wording TEXTS = Wording.of("console");
    private static final Pattern VIEW = Pattern.compile("(?:roomy|dense)(?:,[a-z-]{1,20}){0,8}");
    private static final Map<String, Pattern> KNOWN = Map.of(
            LANGUAGE,
            Pattern.compile("zh|en"),
            THEME,
            Pattern.compile("light|dark"),
            LIST + "signatures",
            VIEW,
            LIST + "templates",
            VIEW,
            LIST + "bulk-tasks",
            VIEW,
            LIST + "records",
            VIEW);

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, those that were chosen. */
    Map<String, String> of(Principal person) {
        Map<String, String> kept = new HashMap<>();
        jdbc.sql("select name, value from console_preference where account_id = ? and person_id = ?")
                .params(person.accountId(), person.id())
                .query(row -> {
                    kept.put(row.getString("name"), row.getString("value"));
                });
        return kept;
    }

    /**
     * @param value empty to choose nothing any more
     * @throws dev.signet.platform.Refusal {@code PreferenceNotFound}, {@code InvalidParameter.Value}
     */
    void keep(Principal person, String name, String value) {
        Pattern form = KNOWN.get(name);
        if (form == null) {
            throw TEXTS.refusal("PreferenceNotFound", "preference.unknown", name);
        }
        if (value.isEmpty()) {
            jdbc.sql("delete from console_preference where account_id = ? and person_id = ? and name = ?")
                    .params(person.accountId(), person.id(), name)
                    .update();
            return;
        }
        if (!form.matcher(value).matches()) {
            throw TEXTS.refusal("InvalidParameter.Value", "preference.value", name, value);
        }
        jdbc.sql("replace into console_preference (account_id, person_id, name, value) values (?, ?, ?, ?)")
                .params(person.accountId(), person.id(), name, value)
                .update();
    }
}
