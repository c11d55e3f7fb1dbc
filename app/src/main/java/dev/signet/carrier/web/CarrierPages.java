package dev.signet.carrier.web;

import dev.signet.carrier.Carriers;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.receipt.UnmatchedReceipt;
import dev.signet.sending.receipt.UnmatchedReceipts;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff's look at carriers, and at receipts that fit no message. */
@StaffPage
class CarrierPages {

    private static final int ROWS = 100;

    private final Carriers carriers;
    private final UnmatchedReceipts receipts;

    CarrierPages(Carriers carriers, UnmatchedReceipts receipts) {
        this.carriers = carriers;
        this.receipts = receipts;
    }

    @GetMapping("/staff/carriers")
    String carriers(Model model) {
        model.addAttribute("overview", carriers.overview());
        return "carrier/carriers";
    }

    /** @param from in the zone that staff's pages show times in, as {@code until} */
    @GetMapping("/staff/receipts")
    String receipts(
            @RequestParam(defaultValue = "") @Size(max = 40) String carrier,
            @RequestParam(defaultValue = "") @Size(max = 100) String messageId,
            @RequestParam(required = false) @Nullable LocalDateTime from,
            @RequestParam(required = false) @Nullable LocalDateTime until,
            Model model) {
        UnmatchedReceipts.Wanted wanted =
                new UnmatchedReceipts.Wanted(carrier, messageId.strip(), instant(from), instant(until));
        List<UnmatchedReceipt> found = receipts.newest(wanted, ROWS);
        model.addAttribute("receipts", found);
        model.addAttribute("full", found.size() == ROWS);
        model.addAttribute("most", ROWS);
        model.addAttribute("filtered", !wanted.isAll());
        model.addAttribute("wanted", wanted);
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("carriers", carriers.names());
        return "carrier/receipts";
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime at) {
        return at == null ? null : at.atZone(ChinaTime.ZONE).toInstant();
    }
}
