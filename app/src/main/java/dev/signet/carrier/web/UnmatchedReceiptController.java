package dev.signet.carrier.web;

import dev.signet.sending.receipt.UnmatchedReceipt;
import dev.signet.sending.receipt.UnmatchedReceipts;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: which receipts of the last day fit no message, and why. */
@RestController
@RequestMapping("/v1/admin/receipts/unmatched")
class UnmatchedReceiptController {

    private final UnmatchedReceipts receipts;

    UnmatchedReceiptController(UnmatchedReceipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping
    List<UnmatchedReceipt> newest(
            @Parameter(description = "通道名称，空为全部 / name of the carrier, all where empty")
                    @RequestParam(defaultValue = "")
                    @Size(max = 40)
                    String carrier,
            @Parameter(description = "回执中的消息编号 / id of the message in the receipt")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String messageId,
            @Parameter(description = "收到时间起（含） / arrived at or after") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "收到时间止（不含） / arrived before") @RequestParam(required = false) @Nullable
                    Instant until,
            @Parameter(description = "最多几行，最新的在前 / rows at most, the newest first")
                    @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(500)
                    int size) {
        return receipts.newest(new UnmatchedReceipts.Wanted(carrier, messageId.strip(), from, until), size);
    }
}
