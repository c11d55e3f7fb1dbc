package dev.signet.staff;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.staff.factor.NewSecondFactor;
import dev.signet.staff.factor.SecondFactors;
import dev.signet.staff.factor.StaffLogins;
import dev.signet.staff.factor.StaffLogins.Wrong;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's own second factor, and their own sessions. Whatever would let somebody else in asks for the password or a code
 * first, behind the brake on logins. Sessions that were begun otherwise are over with each change of the factor.
 */
@Service
public class OwnSecondFactor {

    private static final Wording TEXTS = Wording.of("staff");
    /** Tries of one person's codes count together, from wherever: whoever knows the password may come from many places. */
    private static final String OF_CODES = "second-factor";

    /** The password was right, and the second factor is not there yet, or wrong. Nobody is logged in with that. */
    public static final class Due extends AuthenticationException {

        private final transient StaffMember member;
        private final boolean wrong;

        Due(StaffMember member, boolean wrong) {
            super("A second factor is due");
            this.member = member;
            this.wrong = wrong;
        }

        public StaffMember member() {
            return member;
        }

        /** Whether one was given. */
        public boolean isWrong() {
            return wrong;
        }
    }

    private final SecondFactors factors;
    private final StaffLogins logins;
    private final StaffLookup staff;
    private final OwnPassword password;
    private final OneTimePasswords oneTimePasswords;
    private final LoginThrottle throttle;
    private final KnownDevices devices;

    OwnSecondFactor(
            SecondFactors factors,
            StaffLogins logins,
            StaffLookup staff,
            OwnPassword password,
            OneTimePasswords oneTimePasswords,
            LoginThrottle throttle,
            KnownDevices devices) {
        this.factors = factors;
        this.logins = logins;
        this.staff = staff;
        this.password = password;
        this.oneTimePasswords = oneTimePasswords;
        this.throttle = throttle;
        this.devices = devices;
    }

    /**
     * What there is of it.
     *
     * @param boundAt null where there is none
     * @param required whether the person must have one
     * @param recoveryCodes left
     */
    public record Standing(@Nullable Instant boundAt, boolean required, int recoveryCodes) {

        public boolean isBound() {
            return boundAt != null;
        }
    }

    @Transactional(readOnly = true)
    public Standing standing(String id) {
        return new Standing(factors.boundAt(id).orElse(null), staff.needsSecondFactor(id), factors.recoveryCodes(id));
    }

    /**
     * With a new secret each time, to be bound by {@link #bind}.
     *
     * @throws dev.signet.platform.Refusal where the present password is wrong or a one-time one, or the person has a factor
     */
    public NewSecondFactor begin(String id, LoginOrigin origin, String present) {
        password.confirm(id, origin, present);
        if (oneTimePasswords.of(id) != OneTimePasswords.Kind.OWN) {
            throw TEXTS.refusal("OperationDenied.OneTimePassword", "one-time-password");
        }
        return factors.begin(id);
    }

    /**
     * @return recovery codes, which are shown at no other time
     * @throws dev.signet.platform.Refusal where nothing was begun, the code is wrong or the person has a factor
     * @throws org.springframework.security.authentication.LockedException after too many wrong ones
     */
    public List<String> bind(String id, LoginOrigin origin, String code) {
        return heard(id, origin, () -> factors.bind(id, code)).orElseThrow(OwnSecondFactor::wrong);
    }

    /** @throws dev.signet.platform.Refusal where the code is wrong, or a group of the person's must have a second factor */
    public void remove(String id, LoginOrigin origin, String code) {
        factors.requireOne(id);
        if (staff.needsSecondFactor(id)) {
            throw TEXTS.refusal("OperationDenied.SecondFactorRequired", "factor.required");
        }
        confirm(id, origin, code);
        factors.remove(id, id, Map.of());
    }

    /** The former ones are over. */
    public List<String> newRecoveryCodes(String id, LoginOrigin origin, String code) {
        factors.requireOne(id);
        confirm(id, origin, code);
        return factors.newRecoveryCodes(id);
    }

    /** All of the person's sessions are over afterwards, but the one that goes on with {@link #now}. */
    public void endSessions(String id) {
        logins.endSessions(id);
    }

    /** The person as sessions that begin now know them. */
    public StaffMember now(String id) {
        return staff.find(id).orElseThrow();
    }

    /**
     * The second step of a login.
     *
     * @param first what the first step found
     * @return empty where the code is wrong, or the password or the factor is another since
     * @throws org.springframework.security.authentication.LockedException after too many wrong ones
     */
    public Optional<StaffMember> pass(StaffMember first, LoginOrigin origin, String code) {
        return passed(
                first, origin, () -> Optional.of(first).filter(one -> isStill(one) && factors.take(one.id(), code)));
    }

    /** As {@link #pass}, of a tool, which has no recovery codes to spend. */
    boolean passes(StaffMember first, LoginOrigin origin, String code) {
        return passed(first, origin, () -> taken(factors.takeShown(first.id(), code)))
                .isPresent();
    }

    private <T> Optional<T> passed(StaffMember first, LoginOrigin origin, Supplier<Optional<T>> check) {
        Optional<T> right = heard(first.id(), origin, check);
        if (right.isEmpty()) {
            logins.failed(first.id(), origin.address(), Wrong.CODE);
        }
        return right;
    }

    private boolean isStill(StaffMember first) {
        return staff.find(first.id()).filter(first::equals).isPresent();
    }

    private void confirm(String id, LoginOrigin origin, String code) {
        heard(id, origin, () -> taken(factors.take(id, code))).orElseThrow(OwnSecondFactor::wrong);
    }

    private static Optional<Boolean> taken(boolean right) {
        return Optional.of(right).filter(Boolean::booleanValue);
    }

    private static Refusal wrong() {
        return TEXTS.refusal("WrongCode", "factor.wrong-code");
    }

    private <T> Optional<T> heard(String id, LoginOrigin origin, Supplier<Optional<T>> check) {
        String tries = OF_CODES + "/" + id;
        return throttle.attempt(tries, devices.device(origin.deviceCookie(), id), tries, check);
    }
}
