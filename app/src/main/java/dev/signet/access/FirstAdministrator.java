package dev.signet.access;

import dev.signet.platform.Refusal;
import dev.signet.platform.database.OnEmbeddedDatabase;
import dev.signet.platform.start.StartupRefused;
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

    private static final String HOW =
            "Set SIGNET_ADMIN_USER and SIGNET_ADMIN_PASSWORD (or SIGNET_ADMIN_PASSWORD_FILE) for the first start;"
                    + " they are not needed later. 首次启动时请设置管理员账号与密码。";

    private final AccessSettings settings;
    private final IdentityService identities;
    private final People people;
    private final Environment environment;

    FirstAdministrator(AccessSettings settings, IdentityService identities, People people, Environment environment) {
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
            throw new StartupRefused("This database has no administrator yet, and none is named. 数据库中尚无管理员。", HOW);
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
