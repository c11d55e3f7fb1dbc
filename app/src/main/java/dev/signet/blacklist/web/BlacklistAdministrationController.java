package dev.signet.blacklist.web;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.blacklist.BlacklistEvent;
import dev.signet.blacklist.BlacklistIntake;
import dev.signet.blacklist.ComplaintOrigin;
import dev.signet.blacklist.Listing;
import dev.signet.platform.ListedNumber;
import dev.signet.platform.text.Masks;
import dev.signet.rules.fact.BlacklistKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The platform's own list: complaints and risky numbers enter here; for compliance officers and administrators. */
@RestController
@RequestMapping("/v1/admin/blacklist")
@Tag(name = "blacklist", description = "平台黑名单 / the platform's blacklist")
class BlacklistAdministrationController {

    private final BlacklistIntake intake;

    BlacklistAdministrationController(BlacklistIntake intake) {
        this.intake = intake;
    }

    record Event(
            Instant at,
            BlacklistEvent.Action action,
            BlacklistKind kind,
            @Nullable String signName,
            String reason,
            String actor,
            ComplaintOrigin.@Nullable Source source,
            String reference) {

        static Event of(BlacklistEvent event) {
            return new Event(
                    event.at(),
                    event.action(),
                    event.kind(),
                    event.signName(),
                    event.reason(),
                    event.actor(),
                    event.origin().source(),
                    event.origin().reference());
        }
    }

    /** @param accountId whose list; 0 for the platform's */
    record Entry(
            @JsonSerialize(using = ToStringSerializer.class) long accountId,
            BlacklistKind kind,
            @Nullable String signName,
            String reason,
            Instant since) {

        static Entry of(BlacklistEntry entry) {
            return new Entry(entry.accountId(), entry.kind(), entry.signName(), entry.reason(), entry.since());
        }
    }

    record History(
            String number,

            @Schema(description = "现在所在的名单 / every list that it is on now")
            List<Entry> entries,

            List<Event> events) {}

    @Schema(name = "BlacklistListing")
    record Listed(
            String number,
            BlacklistKind kind,
            @Nullable String signName,
            String reason,
            Instant since,
            @Nullable String listedBy,
            ComplaintOrigin.@Nullable Source source,
            String reference) {

        static Listed of(Listing listing) {
            BlacklistEntry entry = listing.entry();
            BlacklistEvent listed = listing.listed();
            return new Listed(
                    Masks.phone(Long.toString(entry.number())),
                    entry.kind(),
                    entry.signName(),
                    entry.reason(),
                    entry.since(),
                    listed == null ? null : listed.actor(),
                    listed == null ? null : listed.origin().source(),
                    listed == null ? "" : listed.origin().reference());
        }
    }

    @GetMapping
    @Operation(summary = "平台名单上最近列入的号码 / what was put on the platform's list, newest first")
    List<Listed> recent(
            @RequestParam(required = false) @Nullable BlacklistKind kind,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int pageSize) {
        return intake.recent(kind, page, pageSize).stream().map(Listed::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "登记投诉或列入号码 / note a complaint, or list a number")
    void add(@Valid @RequestBody ComplaintBody body, Principal officer) {
        intake.list(
                officer.getName(),
                ListedNumber.of(body.number()),
                body.kind(),
                body.signature(),
                body.origin(),
                body.reason());
    }

    @PostMapping("/removals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "把误列的号码移出名单 / take off a number that was listed by mistake",
            description = "仅限投诉与平台名单；退订只能由机主本人解除，运营商名单只能由运营商解除。"
                    + " Complaints and the platform's own only: an opt-out is lifted by the number's owner, a carrier's block by"
                    + " the carrier.")
    void takeOff(@Valid @RequestBody RemovalBody body, Principal officer) {
        intake.takeOff(officer.getName(), ListedNumber.of(body.number()), body.kind(), body.signature(), body.reason());
    }

    @GetMapping("/{number}")
    @Operation(summary = "号码在平台名单上的变动 / what happened to a number on the platform's list")
    History history(@PathVariable String number) {
        long listed = ListedNumber.of(number);
        return new History(
                Masks.phone(Long.toString(listed)),
                intake.entries(listed).stream().map(Entry::of).toList(),
                intake.history(listed).stream().map(Event::of).toList());
    }
}
