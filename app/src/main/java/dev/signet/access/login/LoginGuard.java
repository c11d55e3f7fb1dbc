package dev.signet.access.login;

import dev.signet.account.Principal;
import dev.signet.platform.Network;
import dev.signet.platform.login.KnownDevices;
import dev.signet.platform.login.LoginThrottle;
import dev.signet.platform.secret.SecretBox;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The brake on guessing: by address ({@link LoginThrottle}), which tells that it holds up and so counts each name alike,
 * whether it is anybody's; and by user ({@link Waits}), which tells nobody. Whoever comes with a device that the user has
 * logged in with before is held up by neither.
 */
@Component
class LoginGuard {

    private final LoginThrottle throttle;
    private final KnownDevices devices;
    private final Waits waits;

    LoginGuard(Waits waits, SecretBox secrets, Clock clock) {
        this.throttle = new LoginThrottle(clock);
        this.devices = new KnownDevices(secrets, clock, "console-device");
        this.waits = waits;
    }

    /** What is tried; each is counted by itself. */
    enum Of {
        PASSWORD,
        CODE
    }

    /**
     * A try.
     *
     * @param name of whoever it is for, as it was typed; told apart by nothing that only we know
     * @param holder null where the name is nobody's
     * @param free failures before the user has to wait; 0 = waits only by address
     */
    record Try(
            Of what, Origin origin, String name, @Nullable Principal holder, int free) {

        /** A name is what it looks like: of whom it is must not be told by what counts with what. */
        private String typed() {
            return what + "\n"
                    + Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }

        /** All names of one user count together. */
        private String person() {
            return holder == null ? typed() : what + "/" + device(holder);
        }

        private static String device(Principal holder) {
            return holder.accountId() + "/" + holder.id();
        }
    }

    /**
     * @param check empty for what is wrong
     * @param unheard takes the check's place while the user has to wait, and as long: that they wait is told to nobody
     * @throws org.springframework.security.authentication.LockedException after too many failures from one address
     */
    <T> Optional<T> attempt(Try tried, Supplier<Optional<T>> check, Runnable unheard) {
        Principal holder = tried.holder();
        String device = holder == null ? null : devices.device(tried.origin().deviceCookie(), Try.device(holder));
        return throttle.attempt(tried.origin().address(), device, tried.typed(), () -> {
            if (device != null || tried.free() == 0) {
                return check.get();
            }
            String network = Network.of(tried.origin().address());
            if (!waits.begin(tried.person(), network, tried.free())) {
                unheard.run();
                return Optional.empty();
            }
            Optional<T> right = check.get();
            if (right.isPresent()) {
                waits.succeeded(tried.person(), network, tried.free());
            }
            return right;
        });
    }

    /** What to keep in the browser that somebody has just logged in with. */
    String deviceCookie(Principal holder, Origin origin) {
        return devices.cookie(Try.device(holder), origin.deviceCookie());
    }
}
