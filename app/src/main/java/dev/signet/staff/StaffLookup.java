package dev.signet.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import dev.signet.staff.factor.StaffPasswords;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Who a person is, and may do now: the groups, as authorities. */
@Component
public class StaffLookup {

    /** All that a person may do whose password somebody else has seen is set another. */
    public static final GrantedAuthority ONE_TIME_PASSWORD = new SimpleGrantedAuthority("one-time-password");

    /** All that a person may do who must have a second factor, and has none, is bind one. */
    public static final GrantedAuthority SECOND_FACTOR_MISSING = new SimpleGrantedAuthority("second-factor-missing");

    private static final Logger log = LoggerFactory.getLogger(StaffLookup.class);
    private static final int CREDENTIAL_BYTES = 16;

    private final IdentityService identities;
    private final StaffPasswords passwords;
    private final OneTimePasswords oneTimePasswords;
    private final StaffLogins logins;
    private final SecondFactors factors;
    private final SecondFactorSettings settings;

    StaffLookup(
            IdentityService identities,
            StaffPasswords passwords,
            OneTimePasswords oneTimePasswords,
            StaffLogins logins,
            SecondFactors factors,
            SecondFactorSettings settings) {
        this.identities = identities;
        this.passwords = passwords;
        this.oneTimePasswords = oneTimePasswords;
        this.logins = logins;
        this.factors = factors;
        this.settings = settings;
    }

    /**
     * The person of exactly this name. The database may hold another spelling to be the same (an installation whose tables
     * somebody else made): then it is nobody.
     */
    Optional<StaffMember> find(String name) {
        return row(name).map(this::member);
    }

    /**
     * The person of exactly this name whose password this is. The engine is not asked: it would shut a person out for what
     * strangers try. A one-time password is right until its time is over. What an earlier version hashed weakly is hashed anew.
     */
    Optional<StaffMember> find(String name, String password) {
        Optional<UserEntity> row = row(name);
        return passwords.isRight(row.orElse(null), password)
                ? row.filter(found -> oneTimePasswords.of(found.getId()) != OneTimePasswords.Kind.OVER)
                        .flatMap(found -> passwords.isWeak(found) ? hashedAnew(found, password) : row)
                        .map(this::member)
                : Optional.empty();
    }

    /** Where another login did it at the same moment, or another password was set, what is there then counts. */
    private Optional<UserEntity> hashedAnew(UserEntity row, String password) {
        row.setPassword(password);
        try {
            identities.saveUser(row);
        } catch (OptimisticLockingException another) {
            log.debug("The password of {} was written by somebody else at this moment", row.getId());
        }
        return row(row.getId()).filter(now -> passwords.isRight(now, password));
    }

    /**
     * Empty when there is no such person any more, or the password or the second factor is another than the one that was
     * logged in with, or the password is a one-time one whose time is over.
     */
    public Optional<List<? extends GrantedAuthority>> authorities(StaffMember member) {
        // Looked at first: once it is forgotten, the password that it was for is not the person's any more.
        OneTimePasswords.Kind kind = oneTimePasswords.of(member.id());
        if (find(member.id()).filter(member::equals).isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case OWN -> Optional.of(ofOwnPassword(member));
            case ONE_TIME -> Optional.of(List.of(ONE_TIME_PASSWORD));
            case OVER -> Optional.empty();
        };
    }

    private List<? extends GrantedAuthority> ofOwnPassword(StaffMember member) {
        List<SimpleGrantedAuthority> groups = groups(member.id());
        boolean missing = settings.isRequired(StaffGroup.among(groups)) && !factors.isBound(member.id());
        return missing ? List.of(SECOND_FACTOR_MISSING) : groups;
    }

    /** Whether a group of the person's must have a second factor. */
    boolean needsSecondFactor(String id) {
        return settings.isRequired(StaffGroup.among(groups(id)));
    }

    /** Until when the person's password is good, where it is a one-time one. */
    public Optional<Instant> oneTimePasswordUntil(StaffMember member) {
        return oneTimePasswords.expiry(member.id());
    }

    /** An earlier version let administrators into review groups, and the engine lets everybody: who stands alone does. */
    private List<SimpleGrantedAuthority> groups(String id) {
        List<String> ids = identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList();
        Optional<StaffGroup> alone = Stream.of(StaffGroup.ADMINISTRATORS, StaffGroup.AUDITORS)
                .filter(group -> ids.contains(group.id()))
                .findFirst();
        return ids.stream()
                .filter(each -> alone.isEmpty()
                        || each.equals(alone.get().id())
                        || StaffGroup.of(each).isEmpty())
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

    private StaffMember member(UserEntity row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((row.getSalt() + "\n" + logins.mark(row.getId()) + "\n").getBytes(UTF_8));
            byte[] hash = digest.digest(String.valueOf(row.getPassword()).getBytes(UTF_8));
            return new StaffMember(row.getId(), HexFormat.of().formatHex(hash, 0, CREDENTIAL_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
