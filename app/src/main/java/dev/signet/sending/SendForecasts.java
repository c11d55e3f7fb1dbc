package dev.signet.sending;

import java.time.Instant;

/**
 * What sending would decide, without sending: the same reading, rules, ledgers and prices, of which nothing is held and
 * nothing is written. As long as nothing changes in between, the forecast is the outcome.
 */
public interface SendForecasts {

    /**
     * Opens a forecast of one account's messages, as if all of them were sent at this instant.
     *
     * @param at decides windows, days and months; the planned start of what is to be sent
     */
    Session open(long accountId, Instant at);

    /** Requests of one forecast, each of which finds what the earlier ones were granted. For one thread. */
    interface Session {

        /** Judges one more request. Numbers may not repeat within a session. */
        void add(SendRequest request);

        /** What all requests so far came to. */
        SendForecast result();
    }
}
