package dev.signet.staff.start;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.database.OnEmbeddedDatabase;
import dev.signet.platform.start.StartupRefused;
import dev.signet.staff.People;
import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Makes sure that somebody can administer an installation on an external database. (On the embedded one the demo data
 * brings an administrator.)
 */
@Component
class FirstAdministrator {

    private static final Wording TEXTS = Wording.of("staff");
    private static final String HOW = forOperators("no-first-administrator.how");

    private final StaffSettings settings;
    private final IdentityService identities;
    private final People people;
    private final Environment environment;

    FirstAdministrator(StaffSettings settings, IdentityService identities, People people, Environment environment) {
        this.settings = settings;
        this.identities = identities;
        this.people = people;
        this.environment = environment;
    }

    void ensure() {
        boolean missing = identities
                        .createUserQuery()
                        .memberOfGroup(StaffGroup.ADMINISTRATORS.id())
                        .count()
                == 0;
        if (missing && !OnEmbeddedDatabase.isEmbedded(environment)) {
            create();
        }
    }

    private void create() {
        String user = settings.user();
        String password = password();
        if (!StringUtils.hasText(user) || !StringUtils.hasText(password)) {
            throw new StartupRefused(forOperators("no-first-administrator"), HOW);
        }
        try {
            people.create(
                    "system",
                    new Person(user, user, "Administrator", null, Set.of(StaffGroup.ADMINISTRATORS)),
                    password);
        } catch (Refusal notValid) {
            throw new StartupRefused(
                    "The first administrator cannot be created: " + notValid.messageEn() + " " + notValid.messageZh(),
                    HOW);
        }
    }

    /** English first, as everything that the start says. */
    private static String forOperators(String key) {
        return TEXTS.en(key) + " " + TEXTS.zh(key);
    }

    private @Nullable String password() {
        if (settings.passwordFile() == null) {
            return settings.password();
        }
        try {
            return Files.readString(settings.passwordFile()).strip();
        } catch (IOException e) {
            throw new StartupRefused(
                    "The administrator's password file " + settings.passwordFile() + " cannot be read: " + e, HOW);
        }
    }
}
