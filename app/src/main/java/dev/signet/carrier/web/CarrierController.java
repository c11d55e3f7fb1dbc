package dev.signet.carrier.web;

import dev.signet.carrier.Carriers;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: each carrier's sessions, rate and trouble on the node that answers, and what waits for any. */
@RestController
@RequestMapping("/v1/admin/carriers")
class CarrierController {

    private final Carriers carriers;

    CarrierController(Carriers carriers) {
        this.carriers = carriers;
    }

    @GetMapping
    @Operation(summary = "各运营商的会话、速率与排队 / sessions, rates and what waits, by carrier")
    Carriers.Overview overview() {
        return carriers.overview();
    }
}
