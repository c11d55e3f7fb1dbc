package dev.signet.account.overview;

import dev.signet.account.ApiCaller;
import java.util.List;

/** A domain in which something may wait for an account's people. */
public interface NeedSource {

    /**
     * Costs one statement that an index answers: it is asked whenever the first page is opened.
     *
     * @param reader whose account, and for whom; what they may not see is left out by whoever asks
     * @param most at most so many, the newest
     */
    List<Need> of(ApiCaller reader, int most);
}
