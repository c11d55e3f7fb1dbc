package dev.signet.bulk.recipients;

import dev.signet.platform.SettingCheck;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How recipient lists are read and kept.
 *
 * @param maxFile the largest file (S6.3-12); 500,000 arbitrary numbers take about 6 MB as text
 * @param maxNumbers the most rows of a file (S6.3-12)
 * @param readers how many files this node reads at the same time
 * @param waiting how many more may wait their turn; the next one is told to come back
 * @param shownMalformed how many malformed rows the report names; all are in the file of rejected rows
 * @param keepUnused how long a list that no task has taken is kept
 * @param mostUnused how many such lists an account may have
 * @param abandonedAfter how long after the last sign of life of its node a list that is being read is given up
 */
@ConfigurationProperties("signet.bulk.recipients")
record RecipientSettings(
        @DefaultValue("3MB") DataSize maxFile,
        @DefaultValue("500000") int maxNumbers,
        @DefaultValue("2") int readers,
        @DefaultValue("8") int waiting,
        @DefaultValue("100") int shownMalformed,
        @DefaultValue("3d") Duration keepUnused,
        @DefaultValue("50") int mostUnused,
        @DefaultValue("2m") Duration abandonedAfter) {

    RecipientSettings {
        SettingCheck check = new SettingCheck("signet.bulk.recipients");
        check.atLeast(DataSize.ofBytes(1), "max-file", maxFile);
        check.atLeast(1, "max-numbers", maxNumbers);
        check.atLeast(1, "readers", readers);
        check.atLeast(1, "waiting", waiting);
        check.atLeast(0, "shown-malformed", shownMalformed);
        check.lasts("keep-unused", keepUnused);
        check.atLeast(1, "most-unused", mostUnused);
        check.lasts("abandoned-after", abandonedAfter);
    }
}
