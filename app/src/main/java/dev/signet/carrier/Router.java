package dev.signet.carrier;

import dev.signet.rules.fact.Vendor;
import dev.signet.sending.message.OutboundMessage;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses the carrier for a message: by the number's network, then by weight among those that have room. */
final class Router {

    /** Where a message may go. */
    sealed interface Route {

        /** A place in this carrier's window has been taken. */
        record Through(CarrierChannel channel) implements Route {}

        /** Carriers serve the network, but none has room or a session now. */
        record Later() implements Route {}

        /** No carrier is configured for the network. */
        record None() implements Route {}
    }

    private static final Route LATER = new Route.Later();
    private static final Route NONE = new Route.None();

    private final List<CarrierChannel> channels;
    private final Vendors vendors;

    Router(List<CarrierChannel> channels, Vendors vendors) {
        this.channels = List.copyOf(channels);
        this.vendors = vendors;
    }

    /** How many messages all carriers together could take now. */
    int room(boolean urgent) {
        int room = 0;
        for (CarrierChannel channel : channels) {
            room += channel.room(urgent);
        }
        return room;
    }

    /** Nanoseconds until some carrier's rate or pause lets something through. */
    long waitNanos() {
        return channels.stream()
                .filter(CarrierChannel::isUp)
                .mapToLong(CarrierChannel::waitNanos)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    Route route(OutboundMessage message, boolean urgent) {
        Vendor vendor = vendors.of(message.phoneNumber());
        List<CarrierChannel> serving = channels.stream()
                .filter(channel -> channel.settings().vendors().contains(vendor))
                .toList();
        if (serving.isEmpty()) {
            return NONE;
        }
        List<CarrierChannel> open = eligible(serving).stream()
                .filter(channel -> channel.room(urgent) > 0)
                .toList();
        CarrierChannel chosen = open.isEmpty() ? null : byWeight(open);
        return chosen != null && chosen.reserve(urgent) ? new Route.Through(chosen) : LATER;
    }

    /** A carrier of weight 0 is a spare: it gets nothing while another one is up, however busy that is. */
    private static List<CarrierChannel> eligible(List<CarrierChannel> serving) {
        List<CarrierChannel> regular = serving.stream()
                .filter(channel -> channel.settings().weight() > 0 && channel.isUp())
                .toList();
        return regular.isEmpty() ? serving : regular;
    }

    private static CarrierChannel byWeight(List<CarrierChannel> open) {
        int total =
                open.stream().mapToInt(channel -> channel.settings().weight()).sum();
        if (open.size() == 1 || total == 0) {
            return open.get(0);
        }
        int drawn = ThreadLocalRandom.current().nextInt(total);
        for (CarrierChannel channel : open) {
            drawn -= channel.settings().weight();
            if (drawn < 0) {
                return channel;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
