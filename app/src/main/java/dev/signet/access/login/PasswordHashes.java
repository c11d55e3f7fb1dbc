package dev.signet.access.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.login.Passwords;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords at rest: bcrypt, with its name in front so that another may follow. It looks at no more than 72 bytes, so that
 * longer passwords are refused rather than cut.
 */
@Component
class PasswordHashes {

    /** What bcrypt looks at. */
    static final int BYTES = 72;

    private static final String BCRYPT = "bcrypt";

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(BCRYPT, Map.of(BCRYPT, Passwords.bcrypt()));
    private final String nobodys = encoder.encode(Tokens.random());

    static String normal(String password) {
        return Passwords.normal(password);
    }

    static boolean fits(String password) {
        return password.getBytes(UTF_8).length <= BYTES;
    }

    String hash(String password) {
        return encoder.encode(normal(password));
    }

    /** Takes as long where there is no hash. A hash from before may be of what was typed, whatever its form. */
    boolean isRight(String password, Optional<String> hash) {
        String normal = normal(password);
        return isExactly(normal, hash) || !normal.equals(password) && isExactly(password, hash);
    }

    private boolean isExactly(String password, Optional<String> hash) {
        boolean matches = encoder.matches(fits(password) ? password : "", hash.orElse(nobodys));
        return matches && hash.isPresent() && fits(password);
    }
}
