package dev.signet.event.web;

import dev.signet.event.uplink.UnknownSenders;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: how carriers write the senders of the last day's uplinks that are no numbers. */
@RestController
@RequestMapping("/v1/admin/uplinks/unknown-senders")
class UnknownSenderController {

    private final UnknownSenders senders;

    UnknownSenderController(UnknownSenders senders) {
        this.senders = senders;
    }

    @GetMapping
    List<UnknownSenders.UnknownSender> newest(
            @Parameter(description = "最多几行，最新的在前 / rows at most, the newest first")
                    @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(500)
                    int size) {
        return senders.newest(size);
    }
}
