package dev.signet.blacklist.web;

import dev.signet.account.ApiCaller;
import dev.signet.blacklist.Blacklist;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.platform.ListedNumber;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The calling account's own list, and the opt-outs under its signatures. An account may take its own entries off;
 * only the number's owner can lift an opt-out.
 */
@RestController
@RequestMapping("/v1/blacklist")
class BlacklistController {

    private final Blacklist blacklist;
    private final Clock clock;

    BlacklistController(Blacklist blacklist, Clock clock) {
        this.blacklist = blacklist;
        this.clock = clock;
    }

    record Entry(
            String number,
            BlacklistKind kind,
            @Nullable String signName,
            String reason,
            Instant since,

            @Schema(description = "已解除、不再拦截的短信类型 / kinds of message it was released for, which it stops no longer")
            List<TemplateKind> releasedFor) {

        static Entry of(BlacklistEntry entry, long accountId) {
            return new Entry(
                    String.valueOf(entry.number()),
                    entry.kind(),
                    entry.signName(),
                    entry.reason(),
                    entry.since(),
                    entry.released().getOrDefault(accountId, Set.of()).stream()
                            .sorted()
                            .toList());
        }
    }

    record NewEntry(
            @NotNull
            @Schema(
                    description = "国家码加号码，可带 + 或 00；1 开头的 11 位数字为内地号码，北美号码以 +1 开头"
                            + " / country code and number, with or without + or 00; eleven digits that begin with 1"
                            + " are a mainland number, one of North America begins with +1",
                    example = "8613812345678")
            String number,

            @Nullable @Size(max = 100) String reason) {}

    @GetMapping
    @Operation(summary = "本账号的黑名单 / the account's own blacklist")
    List<Entry> list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int pageSize) {
        return blacklist.list(caller.accountId(), page, pageSize).stream()
                .map(entry -> Entry.of(entry, caller.accountId()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "将号码加入黑名单 / put a number on the blacklist")
    void add(@AuthenticationPrincipal ApiCaller caller, @Valid @RequestBody NewEntry body) {
        blacklist.add(
                new BlacklistEntry(
                        ListedNumber.of(body.number()),
                        caller.accountId(),
                        BlacklistKind.ACCOUNT,
                        null,
                        body.reason() == null ? "" : body.reason(),
                        clock.instant()),
                actor(caller));
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "将号码移出黑名单 / take a number off the blacklist")
    void remove(@AuthenticationPrincipal ApiCaller caller, @PathVariable String number) {
        blacklist.remove(caller.accountId(), ListedNumber.of(number), BlacklistKind.ACCOUNT, actor(caller));
    }

    private static String actor(ApiCaller caller) {
        return caller.who();
    }
}
