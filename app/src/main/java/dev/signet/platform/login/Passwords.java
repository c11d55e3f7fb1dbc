package dev.signet.platform.login;

import java.text.Normalizer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What is the same of all passwords, whoever they are of. */
public final class Passwords {

    private static final int STRENGTH = 10;

    private Passwords() {}

    /**
     * The same letter may come as one character or as two, by the keyboard it is typed on: passwords are compared in NFC, which
     * changes nothing else of them (RFC 8265, OpaqueString; NFKC would make others of what looks different, too).
     */
    public static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** How they are kept; it looks at no more than 72 bytes. */
    public static PasswordEncoder bcrypt() {
        return new BCryptPasswordEncoder(STRENGTH);
    }
}
