package dev.signet.access;

import dev.signet.access.login.ConsoleVisitor;
import dev.signet.account.AccessKey;
import dev.signet.account.Principal;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the doors, and what each should say: with a key, or with a session of the console.
 *
 * @param principal who is behind the key; a token of a queue may have been given to them. Null where there is nobody
 * @param console in place of a key
 * @param key null where there is a session of the console
 * @param token of a session of a role
 * @param expected the code of the refusal; none where the door lets in
 */
record MatrixKnocker(
        String name,
        @Nullable Principal principal,
        @Nullable AccessKey key,
        @Nullable String token,
        @Nullable ConsoleVisitor console,
        Function<MatrixCall, @Nullable String> expected) {

    private static final String DENIED = "NoPermission";

    static MatrixKnocker with(
            String name,
            Principal principal,
            AccessKey key,
            @Nullable String token,
            Function<MatrixCall, @Nullable String> expected) {
        return new MatrixKnocker(name, principal, key, token, null, expected);
    }

    static MatrixKnocker atConsole(
            String name, ConsoleVisitor console, Function<MatrixCall, @Nullable String> expected) {
        return new MatrixKnocker(name + " at the console", null, null, null, console, expected);
    }

    /** May do that, and what is open to all. */
    static Function<MatrixCall, @Nullable String> may(Predicate<MatrixCall> what) {
        return call -> call.isOpenToAll() || what.test(call) ? null : DENIED;
    }

    /** Is not known at all, for this reason. */
    static Function<MatrixCall, @Nullable String> nobody(String code) {
        return call -> code;
    }
}
