package dev.signet.access.login;

import dev.signet.account.Principal;
import dev.signet.platform.Network;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where people have signed in from; of each the last so many. */
@Component
class SignInPlaces {

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    SignInPlaces(JdbcClient jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** @return whether it is a new one; remembered in the caller's transaction */
    boolean remember(Principal holder, String address) {
        String network = Network.of(address);
        boolean known = jdbc.sql("""
                                update access_login_address set last_ms = greatest(?, last_ms + 1)
                                where account_id = ? and user_id = ? and network = ?""")
                        .params(clock.millis(), holder.accountId(), holder.id(), network)
                        .update()
                == 1;
        if (!known) {
            jdbc.sql("insert into access_login_address (account_id, user_id, network, last_ms) values (?, ?, ?, ?)")
                    .params(holder.accountId(), holder.id(), network, clock.millis())
                    .update();
            forgetOldest(holder);
        }
        return !known;
    }

    private void forgetOldest(Principal holder) {
        int most = rulebook.current().policies().number("access.login.addresses.max");
        jdbc.sql("""
                        delete from access_login_address where account_id = ? and user_id = ? and network not in (
                            select network from (
                                select network from access_login_address where account_id = ? and user_id = ?
                                order by last_ms desc limit ?) kept)""")
                .params(holder.accountId(), holder.id(), holder.accountId(), holder.id(), most)
                .update();
    }
}
