package dev.signet.billing;

import dev.signet.platform.Bilingual;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.Policies;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The prices that hold now, for people to read: at home by kind and the month's volume, abroad by country or region. */
@Component
public class Prices {

    private final ActiveRulebook rulebook;

    Prices(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** @param area the country or region; its prefix where the rulebook has no name for it */
    public record Abroad(PriceList.Price price, Bilingual area) {}

    public List<PriceList.Price> domestic() {
        return listed(rulebook.current().policies()).stream()
                .filter(price -> price.kind() != TemplateKind.INTERNATIONAL)
                .toList();
    }

    /** All others come last. */
    public List<Abroad> abroad() {
        Policies policies = rulebook.current().policies();
        return listed(policies).stream()
                .filter(price -> price.kind() == TemplateKind.INTERNATIONAL)
                .map(price -> new Abroad(price, area(policies, price.prefix())))
                .sorted(Comparator.comparing(abroad -> abroad.price().prefix().isEmpty()))
                .toList();
    }

    private static List<PriceList.Price> listed(Policies policies) {
        return new PriceList(policies.table("prices")).listed();
    }

    private static Bilingual area(Policies policies, String prefix) {
        String code = "+" + prefix;
        return policies.table("price-areas")
                .row("prefix", prefix)
                .map(row -> new Bilingual(row.get("name_zh"), row.get("name_en")))
                .orElseGet(() -> new Bilingual(code, code));
    }
}
