package dev.signet.carrier;

import dev.signet.platform.text.MainlandNumbers;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.content.NumberRange;
import dev.signet.rules.content.NumberRanges;
import dev.signet.rules.fact.Vendor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The network of a number by its range (domain-rules 8.1), from the rulebook's table. Only a hint: numbers are ported
 * (CN-2), so routing may prefer by it but nothing may be refused for it.
 */
@Component
public class Vendors {

    private final Supplier<NumberRanges> ranges;
    private final Clock clock;

    @Autowired
    Vendors(ActiveRulebook rulebook, Clock clock) {
        this(() -> NumberRanges.of(rulebook.current().policies()), clock);
    }

    Vendors(Supplier<NumberRanges> ranges, Clock clock) {
        this.ranges = ranges;
        this.clock = clock;
    }

    /** @param phoneNumber country code and number, digits only */
    public Vendor of(String phoneNumber) {
        if (!MainlandNumbers.withCode(phoneNumber)) {
            return Vendor.INTERNATIONAL;
        }
        LocalDate today = ChinaTime.today(clock);
        NumberRange range = ranges.get().of(MainlandNumbers.shown(phoneNumber), today);
        return range == null ? Vendor.MOBILE : range.vendor();
    }
}
