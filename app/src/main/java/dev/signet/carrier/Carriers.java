package dev.signet.carrier;

import dev.signet.rules.fact.Vendor;
import dev.signet.sending.Lane;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.UnmatchedReceipts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes on between this node and each carrier, for people who watch it. */
public final class Carriers {

    private final Dispatcher dispatcher;
    private final Outbox outbox;
    private final UnmatchedReceipts unmatched;
    private final int node;

    Carriers(Dispatcher dispatcher, Outbox outbox, UnmatchedReceipts unmatched, int node) {
        this.dispatcher = dispatcher;
        this.outbox = outbox;
        this.unmatched = unmatched;
        this.node = node;
    }

    /** How it stands with a carrier. */
    public enum State {
        /** All sessions are bound. */
        UP,
        /** Some are. */
        PARTLY,
        /** It asked to slow down, and gets nothing for a moment. */
        SLOWED,
        /** None is: what is for it waits. */
        DOWN,
        /** This node accepts only. */
        NOT_HERE
    }

    /** @param underWay submits that it has not answered */
    public record Session(Instant since, int underWay) {}

    /**
     * @param wanted how many sessions there are to be
     * @param window submits under way that each of them takes
     * @param rate submits a second that are allowed over all of them
     * @param perSecond submits a second now, over the last ten seconds
     * @param unmatchedReceipts of the last day
     * @param trouble why a session ended or could not be bound when that happened last
     */
    public record Carrier(
            String name,
            String address,
            State state,
            int wanted,
            List<Session> sessions,
            int window,
            int underWay,
            int rate,
            double perSecond,
            String accessNumber,
            List<Vendor> vendors,
            long unmatchedReceipts,
            @Nullable String trouble,
            @Nullable Instant troubleAt) {}

    public record Waiting(Lane lane, long messages) {}

    /**
     * @param node whose sessions these are; others have their own
     * @param waiting messages that no node has taken yet, for any carrier
     * @param unrecorded answers and deliveries of this node that are yet to be recorded
     */
    public record Overview(int node, List<Carrier> carriers, List<Waiting> waiting, int unrecorded) {

        public long waitingInAll() {
            return waiting.stream().mapToLong(Waiting::messages).sum();
        }
    }

    public Overview overview() {
        return new Overview(
                node,
                dispatcher.channels().stream().map(this::carrier).toList(),
                Arrays.stream(Lane.values())
                        .map(lane -> new Waiting(lane, outbox.waiting(lane)))
                        .toList(),
                dispatcher.unrecorded());
    }

    /** By which receipts can be asked for. */
    public List<String> names() {
        return dispatcher.channels().stream().map(CarrierChannel::name).toList();
    }

    /**
     * Under which ids of ours a carrier may speak of one, the likelier first: that of its receipts, and that of its answers. One that
     * is not configured any more has its ids as written.
     */
    public List<String> spellings(String carrier, String id) {
        return dispatcher.channels().stream()
                .filter(channel -> channel.name().equals(carrier))
                .findFirst()
                .map(channel -> Stream.concat(
                                channel.ids().received(null, id).stream(),
                                Stream.of(channel.ids().answered(id)))
                        .distinct()
                        .toList())
                .orElse(List.of(id));
    }

    private Carrier carrier(CarrierChannel channel) {
        CarrierSettings.Carrier settings = channel.settings();
        List<Session> sessions = channel.bound();
        CarrierChannel.Trouble trouble = channel.latestTrouble();
        return new Carrier(
                settings.name(),
                settings.port() == 0 ? settings.host() : settings.host() + ":" + settings.port(),
                state(channel, sessions.size()),
                settings.sessions(),
                sessions,
                settings.window(),
                channel.underWay(),
                settings.rate(),
                channel.perSecond(),
                settings.accessNumber(),
                settings.vendors().stream().sorted().toList(),
                unmatched.count(settings.name()),
                trouble == null ? null : trouble.why(),
                trouble == null ? null : trouble.at());
    }

    private State state(CarrierChannel channel, int bound) {
        if (!dispatcher.isEnabled()) {
            return State.NOT_HERE;
        }
        if (bound == 0) {
            return State.DOWN;
        }
        if (channel.isPaused()) {
            return State.SLOWED;
        }
        return bound < channel.settings().sessions() ? State.PARTLY : State.UP;
    }
}
