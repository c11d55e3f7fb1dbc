package dev.signet.billing.web;

import dev.signet.billing.price.Prices;
import dev.signet.platform.page.ConsolePage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What messages abroad cost, by country or region: 查看价格详情 (S5.3-4). */
@ConsolePage
class PricePages {

    private final Prices prices;

    PricePages(Prices prices) {
        this.prices = prices;
    }

    @GetMapping("/console/international/prices")
    String abroad(Model model) {
        model.addAttribute("prices", prices.abroad());
        return "billing/prices";
    }
}
