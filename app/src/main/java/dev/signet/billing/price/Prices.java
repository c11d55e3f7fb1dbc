package dev.signet.billing.price;

import dev.signet.platform.Bilingual;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The prices that hold now, for people to read: at home by kind and the month's volume, abroad by country or region. */
@Component
public class Prices {

    private final ActiveRulebook rulebook;
    private final Clock clock;

    Prices(ActiveRulebook rulebook, Clock clock) {
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** The list that is in force. */
    public PriceList current() {
        return PriceList.of(rulebook.current().policies());
    }

    /** @param area the country or region; its prefix where the rulebook has no name for it */
    public record Abroad(PriceList.Price price, Bilingual area) {}

    /** What a message of this kind costs in yuan for each unit, before tiers and differences between countries. */
    public BigDecimal unitPrice(TemplateKind kind) {
        return current().unitPrice(kind, ChinaTime.today(clock));
    }

    public List<PriceList.Price> domestic() {
        return listed().filter(price -> price.kind() != TemplateKind.INTERNATIONAL)
                .toList();
    }

    /** All others come last. */
    public List<Abroad> abroad() {
        Policies policies = rulebook.current().policies();
        return listed().filter(price -> price.kind() == TemplateKind.INTERNATIONAL)
                .map(price -> new Abroad(price, area(policies, price.prefix())))
                .sorted(Comparator.comparing(abroad -> abroad.price().prefix().isEmpty()))
                .toList();
    }

    /** The country or region that numbers with this prefix are of; of the empty one, all others. */
    public Bilingual area(String prefix) {
        return area(rulebook.current().policies(), prefix);
    }

    private Stream<PriceList.Price> listed() {
        return current().on(ChinaTime.today(clock)).stream();
    }

    static Bilingual area(Policies policies, String prefix) {
        String code = "+" + prefix;
        return policies.table("price-areas")
                .row("prefix", prefix)
                .map(row -> new Bilingual(row.get("name_zh"), row.get("name_en")))
                .orElseGet(() -> new Bilingual(code, code));
    }
}
