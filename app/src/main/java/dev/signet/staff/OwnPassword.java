package dev.signet.staff;

import dev.signet.platform.Wording;
import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.platform.login.Passwords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's own password, which nobody else ever knows. The present one is asked for behind the brake on logins. */
@Service
public class OwnPassword {

    private static final Wording TEXTS = Wording.of("staff");

    private final LoginThrottle throttle;
    private final KnownDevices devices;
    private final StaffLookup staff;
    private final People people;
    private final Administrators administrators;
    private final TransactionTemplate transaction;

    OwnPassword(
            LoginThrottle throttle,
            KnownDevices devices,
            StaffLookup staff,
            People people,
            Administrators administrators,
            TransactionTemplate transaction) {
        this.throttle = throttle;
        this.devices = devices;
        this.staff = staff;
        this.people = people;
        this.administrators = administrators;
        this.transaction = transaction;
    }

    /**
     * Every session but those that are begun with the answer is over afterwards.
     *
     * @return the person with the new credentials
     * @throws org.springframework.security.authentication.LockedException after too many wrong ones
     */
    public StaffMember change(String id, LoginOrigin origin, String present, String fresh) {
        StaffMember known = confirm(id, origin, present);
        if (Passwords.normal(present).equals(Passwords.normal(fresh))) {
            throw TEXTS.refusal("InvalidParameter", "same-password");
        }
        return transaction.execute(status -> {
            administrators.lock();
            // Another one may have been set since it was looked at.
            staff.find(id).filter(known::equals).orElseThrow(() -> TEXTS.refusal("WrongPassword", "wrong-password"));
            people.setPassword(id, id, fresh);
            return staff.find(id).orElseThrow();
        });
    }

    /**
     * @return the person whose present password it is
     * @throws dev.signet.platform.Refusal where it is not
     * @throws org.springframework.security.authentication.LockedException after too many wrong ones
     */
    StaffMember confirm(String id, LoginOrigin origin, String present) {
        return throttle.attempt(
                        origin.address(), devices.device(origin.deviceCookie(), id), id, () -> staff.find(id, present))
                .orElseThrow(() -> TEXTS.refusal("WrongPassword", "wrong-password"));
    }
}
