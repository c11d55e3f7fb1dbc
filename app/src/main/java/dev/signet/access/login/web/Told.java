package dev.signet.access.login.web;

import dev.signet.access.login.WrongCodeException;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.login.LoginThrottle;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/** How a refused login is told, by page and by API alike. */
record Told(int status, String code, Bilingual words) {

    private static final Wording TEXTS = Wording.of("access-login");

    static Told of(AuthenticationException failure) {
        if (failure instanceof LoginThrottle.Busy) {
            return new Told(
                    HttpStatus.TOO_MANY_REQUESTS.value(), "Throttling.LoginsAtOnce", TEXTS.text("login.at-once"));
        }
        if (failure instanceof LockedException) {
            return new Told(HttpStatus.TOO_MANY_REQUESTS.value(), "Throttling.Login", TEXTS.text("login.too-many"));
        }
        if (failure instanceof CredentialsExpiredException) {
            return unauthorized("PasswordExpired", "login.expired");
        }
        if (failure instanceof WrongCodeException) {
            return unauthorized("WrongCode", "login.code-failed");
        }
        return failure instanceof BadCredentialsException
                ? unauthorized("LoginFailed", "login.failed")
                : unauthorized("SessionOver", "login.none");
    }

    static Told of(Refusal refusal) {
        return new Told(
                HttpStatus.BAD_REQUEST.value(),
                refusal.code(),
                new Bilingual(refusal.messageZh(), refusal.messageEn()));
    }

    /** Of a form, where it can be mended; empty where that is none alone. */
    String field() {
        return switch (code) {
            case "WrongPassword" -> "Present";
            case "InvalidParameter.Password" -> "Password";
            case "InvalidParameter.PasswordAgain" -> "Again";
            case "WrongCode", "InvalidParameter.AuthenticationCode" -> "Code";
            default -> "";
        };
    }

    private static Told unauthorized(String code, String key) {
        return new Told(HttpStatus.UNAUTHORIZED.value(), code, TEXTS.text(key));
    }
}
