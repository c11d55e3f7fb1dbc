package dev.signet.access.login;

import org.springframework.security.authentication.BadCredentialsException;

/** The password was right, the second factor not. */
public final class WrongCodeException extends BadCredentialsException {

    WrongCodeException() {
        super("Wrong code");
    }
}
