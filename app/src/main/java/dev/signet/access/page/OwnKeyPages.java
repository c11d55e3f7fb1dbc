package dev.signet.access.page;

import dev.signet.access.ram.AccessKeysOfUsers;
import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own access keys: the account's of the owner, a user's of a user. Where a user is named it is theirs, as by API. */
@ConsolePage
class OwnKeyPages {

    private static final String USER = "UserName";

    private final AccessKeysOfUsers keys;
    private final KeyRows rows;

    OwnKeyPages(AccessKeysOfUsers keys, KeyRows rows) {
        this.keys = keys;
        this.rows = rows;
    }

    @GetMapping(Paths.KEYS)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(value = USER, required = false) @Nullable String user,
            Model model) {
        model.addAttribute("owner", caller.principal().isOwner());
        model.addAttribute("place", Paths.KEYS);
        model.addAttribute("name", "");
        model.addAttribute("keys", rows.of(caller, user));
        return "access/keys";
    }

    @DoneOnce
    @PostMapping(Paths.KEYS)
    String create(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(value = USER, required = false) @Nullable String user,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        AccessKey key = keys.create(caller, user);
        return Once.show(request, response, model, "key.created-own", key.id(), Once.of(key), Paths.KEYS);
    }

    @PostMapping(Paths.KEYS + "/state")
    View setState(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(value = USER, required = false) @Nullable String user,
            @RequestParam("UserAccessKeyId") String key,
            @RequestParam("Status") String status) {
        keys.setActive(caller, user, key, status.equals("Active"));
        return Done.to(Paths.KEYS, Paths.TEXTS, "key.set." + status.equals("Active"), key);
    }

    @PostMapping(Paths.KEYS + "/delete")
    View delete(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(value = USER, required = false) @Nullable String user,
            @RequestParam("UserAccessKeyId") String key) {
        keys.delete(caller, user, key);
        return Done.to(Paths.KEYS, Paths.TEXTS, "deleted", key);
    }

    @GetMapping(Paths.KEYS + "/{UserAccessKeyId}/networks")
    String networks(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(value = USER, required = false) @Nullable String user,
            @PathVariable("UserAccessKeyId") String key,
            Model model) {
        model.addAttribute("key", key);
        model.addAttribute("place", Paths.KEYS);
        model.addAttribute("who", "user/*");
        model.addAttribute("networks", rows.networks(caller, user, key));
        return "access/key-networks";
    }

    @PostMapping(Paths.KEYS + "/{UserAccessKeyId}/networks")
    View setNetworks(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(value = USER, required = false) @Nullable String user,
            @PathVariable("UserAccessKeyId") String key,
            @RequestParam String mode,
            @RequestParam(defaultValue = "") String networks) {
        rows.setNetworks(caller, user, key, mode, networks);
        return Done.to(Paths.KEYS, Paths.TEXTS, "saved", key);
    }
}
