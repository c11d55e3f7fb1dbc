package dev.signet.billing.desk;

import dev.signet.billing.Booking;
import dev.signet.billing.Bookings;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.Refusal;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares what is booked with what was agreed to. Where a consent was lost after its booking, it is given again in the name
 * of whoever gave it, which the booking knows; where the change has ended otherwise meanwhile, people are told.
 */
@Component
class BookingComparison {

    static final String PAIR = "booking-consent";

    /** Within which a consent that is under way has ended. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final int AT_ONCE = 500;

    private final Bookings bookings;
    private final StaffChanges changes;
    private final Discrepancies discrepancies;
    private final Clock clock;

    BookingComparison(Bookings bookings, StaffChanges changes, Discrepancies discrepancies, Clock clock) {
        this.bookings = bookings;
        this.changes = changes;
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    void compare() {
        Map<String, String> left = new TreeMap<>();
        for (Booking booking : bookings.toCompare(clock.instant().minus(UNDER_WAY), AT_ONCE)) {
            StaffChange.State state = stateOf(booking);
            if (state == StaffChange.State.WAITING) {
                state = agreeAgain(booking);
            }
            if (state == StaffChange.State.CARRIED_OUT) {
                bookings.agrees(booking);
            } else {
                left.put(
                        Long.toString(booking.id()),
                        "is booked for account " + booking.accountId() + " (" + what(booking) + ") but its change is "
                                + (state == null ? "not there" : state) + ": " + remedy(booking.act()));
            }
        }
        discrepancies.left(PAIR, left);
    }

    /** Null where nobody asked for it: that is told, and holds up no other. */
    private StaffChange.@Nullable State stateOf(Booking booking) {
        try {
            return changes.show(booking.id()).state();
        } catch (Refusal unknown) {
            return null;
        }
    }

    private static String what(Booking booking) {
        return switch (booking.act()) {
            case TOP_UP, CORRECTION -> booking.act() + ", " + booking.yuan() + " yuan";
            case PACKAGE_GRANTED, PACKAGE_ENDED ->
                booking.act() + " " + booking.packageId() + ", " + booking.units() + " parts";
            case VOUCHER_GRANTED, VOUCHER_ENDED ->
                booking.act() + " " + booking.voucherId() + ", " + booking.voucherYuan() + " yuan";
        };
    }

    private static String remedy(Booking.Act act) {
        return switch (act) {
            case TOP_UP, CORRECTION -> "ask for a correction, or for what was booked";
            case PACKAGE_GRANTED -> "take the package back, or ask for it anew";
            case VOUCHER_GRANTED -> "take the voucher back, or ask for it anew";
            case PACKAGE_ENDED, VOUCHER_ENDED -> "give what was taken back anew, or ask for it to be taken back";
        };
    }

    private StaffChange.State agreeAgain(Booking booking) {
        try {
            StaffChange.State state =
                    changes.approve(booking.agreedBy(), booking.id()).state();
            if (state == StaffChange.State.CARRIED_OUT) {
                discrepancies.mended(
                        PAIR, Long.toString(booking.id()), "was booked without its consent, which was given again");
            }
            return state;
        } catch (Refusal no) {
            return changes.show(booking.id()).state();
        }
    }
}
