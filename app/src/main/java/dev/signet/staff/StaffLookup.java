package dev.signet.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** All that a person may do whose password somebody else has seen is set another. */
    public static final GrantedAuthority ONE_TIME_PASSWORD = new SimpleGrantedAuthority("one-time-password");

    private static final int CREDENTIAL_BYTES = 16;

    private final IdentityService identities;
    private final ProcessEngine engine;
    private final OneTimePasswords oneTimePasswords;

    StaffLookup(IdentityService identities, ProcessEngine engine, OneTimePasswords oneTimePasswords) {
        this.identities = identities;
        this.engine = engine;
        this.oneTimePasswords = oneTimePasswords;
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
     * strangers try. A one-time password is right until its time is over.
     */
    Optional<StaffMember> find(String name, String password) {
        return row(name)
                .filter(row -> isRight(row, password))
                .filter(row -> oneTimePasswords.of(row.getId()) != OneTimePasswords.Kind.OVER)
                .map(StaffLookup::member);
    }

    /**
     * Empty when there is no such person any more, or the password is another than the one that was logged in with, or a
     * one-time one whose time is over.
     */
    public Optional<List<? extends GrantedAuthority>> authorities(StaffMember member) {
        // Looked at first: once it is forgotten, the password that it was for is not the person's any more.
        OneTimePasswords.Kind kind = oneTimePasswords.of(member.id());
        if (find(member.id()).filter(member::equals).isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case OWN -> Optional.of(groups(member));
            case ONE_TIME -> Optional.of(List.of(ONE_TIME_PASSWORD));
            case OVER -> Optional.empty();
        };
    }

    /** Until when the person's password is good, where it is a one-time one. */
    public Optional<Instant> oneTimePasswordUntil(StaffMember member) {
        return oneTimePasswords.expiry(member.id());
    }

    /** An earlier version let administrators into review groups, and the engine lets everybody: who stands alone does. */
    private List<SimpleGrantedAuthority> groups(StaffMember member) {
        List<String> ids = identities.createGroupQuery().groupMember(member.id()).list().stream()
                .map(Group::getId)
                .toList();
        Optional<StaffGroup> alone = Stream.of(StaffGroup.ADMINISTRATORS, StaffGroup.AUDITORS)
                .filter(group -> ids.contains(group.id()))
                .findFirst();
        return ids.stream()
                .filter(id -> alone.isEmpty()
                        || id.equals(alone.get().id())
                        || StaffGroup.of(id).isEmpty())
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    private Optional<UserEntity> row(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable((UserEntity)
                                identities.createUserQuery().userId(name).singleResult())
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
                && configuration
                        .getPasswordManager()
                        .check(EncryptionUtil.saltPassword(password, row.getSalt()), row.getPassword());
    }
}
