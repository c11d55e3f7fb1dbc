package dev.signet.event.web;

import dev.signet.event.EventType;
import dev.signet.event.push.DeadEvents;
import dev.signet.event.source.StaffReplays;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: events of all accounts that were given up, and pushing them again. */
@RestController
@RequestMapping("/v1/admin/events")
class AdminEventController {

    private final DeadEvents dead;
    private final StaffReplays replays;

    AdminEventController(DeadEvents dead, StaffReplays replays) {
        this.dead = dead;
        this.replays = replays;
    }

    record PileBody(String accountId, String type, long events, Instant oldest, Instant newest) {

        static PileBody of(DeadEvents.Pile pile) {
            return new PileBody(
                    Long.toString(pile.accountId()),
                    pile.type().spelling(),
                    pile.events(),
                    pile.oldest(),
                    pile.newest());
        }
    }

    /** @param url of the account's push, without what follows its question mark; absent while none is set */
    record OfTypeBody(@Nullable String url, boolean enabled, List<DeadBody> events) {}

    /** @param failure what came of the last push */
    record DeadBody(
            String id,
            Instant createdAt,
            int attempts,
            @Nullable String failure) {}

    record ReplayBody(
            @NotNull Long accountId,
            @NotNull String type,
            @NotNull Instant from,
            @NotNull Instant until) {}

    record ReplayedBody(int events) {}

    @GetMapping("/dead")
    @Operation(summary = "各账号推送失败的事件数 / events that were given up, by account and type")
    List<PileBody> piles() {
        return dead.piles().stream().map(PileBody::of).toList();
    }

    @GetMapping("/dead/{accountId}/{type}")
    @Operation(summary = "一个账号一种推送失败的事件 / events of one account and type that were given up, newest first")
    OfTypeBody ofType(
            @PathVariable long accountId,
            @PathVariable String type,
            @RequestParam(defaultValue = "1") @Min(1) @Max(10_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size) {
        EventType wanted = EventType.ofSpelling(type);
        DeadEvents.Target target = dead.target(dead.account(accountId).id(), wanted);
        return new OfTypeBody(
                target.url(),
                target.enabled(),
                dead.of(accountId, wanted, page, size).stream()
                        .map(event -> new DeadBody(
                                Long.toString(event.id()), event.createdAt(), event.attempts(), event.failure()))
                        .toList());
    }

    @PostMapping("/replay")
    @Operation(summary = "为账号重新推送一段时间内的事件 / push an account's events of a time again")
    ReplayedBody replay(@Valid @RequestBody ReplayBody body, Principal who) {
        return new ReplayedBody(replays.replay(
                who.getName(), body.accountId(), EventType.ofSpelling(body.type()), body.from(), body.until()));
    }
}
