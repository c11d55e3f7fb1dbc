package dev.signet.platform.database;

import dev.signet.platform.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the databases are looked after, {@code signet.database-watch.*}. The defaults find a server that does not answer
 * within 2 seconds, and leave of these as much as they can to the login: a write that is late takes this node from the
 * balancer for a moment, a login that is late closes every connection. One packet lost on the way costs a login a second.
 *
 * @param every time between two looks; each writes one row
 * @param write a row that takes longer says that the node is not ready
 * @param answer a login that takes longer, after a row that did, says that the server is away: calls fail at once then
 * @param stalled a server that lets people in but ends no write for so long is taken for one that is away
 * @param hung the embedded server is killed and started again when it was away for so long while its process lives
 */
@ConfigurationProperties("signet.database-watch")
record DatabaseWatchSettings(
        @DefaultValue("200ms") Duration every,
        @DefaultValue("600ms") Duration write,
        @DefaultValue("1100ms") Duration answer,
        @DefaultValue("10s") Duration stalled,
        @DefaultValue("60s") Duration hung) {

    DatabaseWatchSettings {
        SettingCheck check = new SettingCheck("signet.database-watch");
        check.lasts("every", every);
        check.lasts("write", write);
        check.lasts("answer", answer);
        check.lasts("stalled", stalled);
        check.lasts("hung", hung);
    }
}
