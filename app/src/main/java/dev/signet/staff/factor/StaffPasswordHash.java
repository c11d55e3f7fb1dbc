package dev.signet.staff.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.login.Passwords;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords of staff at rest: bcrypt, as the console's, of a digest, since bcrypt looks at no more than 72 bytes and the engine
 * puts its salt behind the password. That is of letters that join with none, so that both together are in NFC as the password is.
 */
public final class StaffPasswordHash implements PasswordEncryptor {

    private static final String NAME = "bcrypt-sha256";

    private final PasswordEncoder bcrypt = Passwords.bcrypt();

    @Override
    public String encrypt(String salted) {
        return bcrypt.encode(digest(salted));
    }

    @Override
    public boolean check(String salted, String stored) {
        return bcrypt.matches(digest(salted), stored);
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    /** @param stored with the name in front, as the engine writes it */
    static boolean isOf(String stored) {
        return stored.startsWith("{" + NAME + "}");
    }

    private static String digest(String salted) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Passwords.normal(salted).getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
