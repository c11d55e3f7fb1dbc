package dev.signet.bulk.task;

import dev.signet.sending.SendForecast;
import java.time.Instant;

/**
 * What a task will come to if nothing changes before it starts.
 *
 * @param sending who gets it, who does not and why, and what it costs
 * @param startsAt the start that was reckoned with
 * @param finishesAt when the last number will have been handed over
 */
public record TaskForecast(SendForecast sending, Offer offer, Instant startsAt, Instant finishesAt, Instant madeAt) {}
