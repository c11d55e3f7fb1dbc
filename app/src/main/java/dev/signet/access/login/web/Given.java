package dev.signet.access.login.web;

import dev.signet.platform.Wording;

/** What a form may hold; longer values are refused before anybody looks at them. */
final class Given {

    static final int NAME_LENGTH = 200;
    static final int PASSWORD_LENGTH = 256;
    static final int CODE_LENGTH = 64;

    private static final Wording TEXTS = Wording.of("access-login");

    private Given() {}

    static String name(String value) {
        return within("loginName", value, NAME_LENGTH);
    }

    static String password(String value) {
        return within("password", value, PASSWORD_LENGTH);
    }

    /** A new password, typed twice. */
    static String twice(String value, String again) {
        if (!value.equals(again)) {
            throw TEXTS.refusal("InvalidParameter.PasswordAgain", "login.again-differs");
        }
        return password(value);
    }

    /** Apps show a space in the middle, people copy one at the end. */
    static String code(String value) {
        return within("code", value, CODE_LENGTH).replace(" ", "");
    }

    private static String within(String field, String value, int longest) {
        if (value.length() > longest) {
            throw TEXTS.refusal("InvalidParameter", "login.too-long", field, longest);
        }
        return value;
    }
}
