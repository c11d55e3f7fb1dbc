package dev.signet.bulk.run;

import dev.signet.bulk.task.BulkSettings;
import dev.signet.bulk.task.BulkTask;
import dev.signet.bulk.task.BulkTaskStore;
import dev.signet.bulk.task.Hours;
import dev.signet.bulk.task.Offer;
import dev.signet.bulk.task.TaskForecast;
import dev.signet.sending.SendForecast;
import dev.signet.sending.SendForecasts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a task will come to, by asking sending about every one of its numbers. */
@Component
public class Forecaster {

    private static final int MILLIS = 1000;

    private final Portions portions;
    private final SendForecasts forecasts;
    private final BulkTaskStore store;
    private final Hours hours;
    private final BulkSettings settings;
    private final Clock clock;

    Forecaster(
            Portions portions,
            SendForecasts forecasts,
            BulkTaskStore store,
            Hours hours,
            BulkSettings settings,
            Clock clock) {
        this.portions = portions;
        this.forecasts = forecasts;
        this.store = store;
        this.hours = hours;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The whole forecast.
     *
     * @param goesOn told after each portion how many numbers were looked at; its "no" ends the work
     * @return null when it was ended
     */
    @Nullable
    TaskForecast forecast(BulkTask.Order order, IntPredicate goesOn) {
        Instant start = start(order);
        Portions.Reader reader = portions.of(order, settings.portion());
        SendForecasts.Session session = forecasts.open(order.accountId(), start);
        for (int index = 0; index < reader.count(); index++) {
            session.add(reader.request(index, start));
            if (!goesOn.test(reader.numbersBefore(index + 1))) {
                return null;
            }
        }
        SendForecast sending = session.result();
        Instant finish = hours.of(order.kind()).after(start, duration(order.numbers(), rate()));
        return new TaskForecast(sending, offer(order, start), start, finish, clock.instant());
    }

    /** The terms for the first numbers as if they were sent at this instant. */
    Offer offer(BulkTask.Order order, Instant at) {
        SendForecasts.Session session = forecasts.open(order.accountId(), at);
        session.add(portions.of(order, settings.portion()).request(0, at));
        SendForecast first = session.result();
        return new Offer(
                first.rulebook(),
                first.prices().stream().map(SendForecast.Priced::unitPrice).toList());
    }

    private Instant start(BulkTask.Order order) {
        Instant now = clock.instant();
        Instant wanted = order.wantedAt();
        return hours.of(order.kind()).nextStart(wanted == null || wanted.isBefore(now) ? now : wanted);
    }

    private int rate() {
        return store.latestRate().orElse(settings.numbersPerSecond());
    }

    public static Duration duration(int numbers, int numbersPerSecond) {
        return Duration.ofMillis((long) numbers * MILLIS / Math.max(1, numbersPerSecond));
    }
}
