package dev.signet.billing.web;

import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.rules.fact.TemplateKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one billing unit costs, for whoever is charged by it. */
@RestController
@Tag(name = "account")
class PriceController {

    private final Prices prices;

    PriceController(Prices prices) {
        this.prices = prices;
    }

    @Schema(name = "DomesticPrice")
    record Domestic(
            TemplateKind kind,

            @Schema(description = "当月累计达到的条数 / units of the month from which on it holds")
            long fromUnits,

            @Schema(description = "每条价格（元）/ yuan a unit") BigDecimal yuan) {}

    @Schema(name = "InternationalPrice")
    record International(
            @Schema(description = "号码前缀，空为其余 / prefix of the numbers; empty: all others", example = "852")
            String prefix,

            @Schema(description = "国家或地区 / country or region", example = "中国香港")
            String name,

            @Schema(example = "Hong Kong (China)") String nameEn,

            long fromUnits,
            BigDecimal yuan) {}

    @Schema(name = "Prices")
    record PricesAnswer(List<Domestic> domestic, List<International> international) {}

    @GetMapping("/v1/prices")
    @Operation(
            summary = "短信单价：国内按类型和月累计，国际/港澳台按国家或地区 / what a unit costs",
            description =
                    "Domestic prices by kind and by what the month has come to, prices abroad by country or region")
    PricesAnswer show() {
        return new PricesAnswer(
                prices.domestic().stream()
                        .map(price -> new Domestic(price.kind(), price.fromUnits(), price.yuan()))
                        .toList(),
                prices.abroad().stream().map(PriceController::abroad).toList());
    }

    private static International abroad(Prices.Abroad abroad) {
        PriceList.Price price = abroad.price();
        return new International(
                price.prefix(), abroad.area().zh(), abroad.area().en(), price.fromUnits(), price.yuan());
    }
}
