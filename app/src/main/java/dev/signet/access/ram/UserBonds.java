package dev.signet.access.ram;

import java.util.Optional;

/** What else a user must be freed of before it goes; implemented by whoever keeps such things of users. */
public interface UserBonds {

    /** @return what there is as {@code DeleteConflict.User} names it: {@code LoginProfile}, {@code MFADevice} */
    Optional<String> bond(long accountId, long userId);
}
