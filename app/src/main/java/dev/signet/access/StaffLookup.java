package dev.signet.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Who a person is, and may do now: the groups, as authorities. */
@Component
public class StaffLookup {

    private static final int CREDENTIAL_BYTES = 16;

    private final IdentityService identities;
    private final ProcessEngine engine;

    StaffLookup(IdentityService identities, ProcessEngine engine) {
        this.identities = identities;
        this.engine = engine;
    }

    /**
     * The person of exactly this name. The database may hold another spelling to be the same (an installation whose tables
     * somebody else made): then it is nobody.
     */
    Optional<StaffMember> find(String name) {
        return row(name).map(StaffLookup::member);
    }

    /**
     * The person of exactly this name whose password this is. The engine is not asked: it would shut a person out for what
     * strangers try.
     */
    Optional<StaffMember> find(String name, String password) {
        return row(name).filter(row -> isRight(row, password)).map(StaffLookup::member);
    }

    /** Empty when there is no such person any more, or the password is another than the one that was logged in with. */
    public Optional<List<? extends GrantedAuthority>> authorities(StaffMember member) {
        return find(member.id()).filter(member::equals).map(same -> identities.createGroupQuery().groupMember(same.id()).list().stream()
                .map(Group::getId)
                .map(SimpleGrantedAuthority::new)
                .toList());
    }

    private Optional<UserEntity> row(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable((UserEntity) identities.createUserQuery().userId(name).singleResult())
                        .filter(row -> row.getId().equals(name));
    }

    private static StaffMember member(UserEntity row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((row.getSalt() + "\n").getBytes(UTF_8));
            byte[] hash = digest.digest(String.valueOf(row.getPassword()).getBytes(UTF_8));
            return new StaffMember(row.getId(), HexFormat.of().formatHex(hash, 0, CREDENTIAL_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRight(UserEntity row, String password) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return row.getPassword() != null
                && configuration.getPasswordManager().check(EncryptionUtil.saltPassword(password, row.getSalt()), row.getPassword());
    }
}
