package dev.signet.access.page;

import dev.signet.access.ram.AccessKeysOfUsers;
import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The access keys of a user. */
@ConsolePage
class UserKeyPages {

    private final AccessKeysOfUsers keys;
    private final KeyRows rows;

    UserKeyPages(AccessKeysOfUsers keys, KeyRows rows) {
        this.keys = keys;
        this.rows = rows;
    }

    private static String place(String name) {
        return Paths.USERS + "/" + name + "/keys";
    }

    @GetMapping(Paths.USER + "/keys")
    String list(@AuthenticationPrincipal ApiCaller caller, @PathVariable("UserName") String name, Model model) {
        List<KeyRows.Row> found = rows.of(caller, name);
        model.addAttribute("name", name);
        model.addAttribute("place", place(name));
        model.addAttribute("keys", found);
        return "access/user-keys";
    }

    @DoneOnce
    @PostMapping(Paths.USER + "/keys")
    String create(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        AccessKey key = keys.create(caller, name);
        return Once.show(request, response, model, "key.created", name, Once.of(key), place(name));
    }

    @PostMapping(Paths.USER + "/keys/state")
    View setState(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam("UserAccessKeyId") String key,
            @RequestParam("Status") String status) {
        keys.setActive(caller, name, key, status.equals("Active"));
        return Done.to(place(name), Paths.TEXTS, "key.set." + status.equals("Active"), key);
    }

    @PostMapping(Paths.USER + "/keys/delete")
    View delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam("UserAccessKeyId") String key) {
        keys.delete(caller, name, key);
        return Done.to(place(name), Paths.TEXTS, "deleted", key);
    }

    @GetMapping(Paths.USER + "/keys/{UserAccessKeyId}/networks")
    String networks(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @PathVariable("UserAccessKeyId") String key,
            Model model) {
        model.addAttribute("key", key);
        model.addAttribute("place", place(name));
        model.addAttribute("who", "user/" + name);
        model.addAttribute("networks", rows.networks(caller, name, key));
        return "access/key-networks";
    }

    @PostMapping(Paths.USER + "/keys/{UserAccessKeyId}/networks")
    View setNetworks(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @PathVariable("UserAccessKeyId") String key,
            @RequestParam String mode,
            @RequestParam(defaultValue = "") String networks) {
        rows.setNetworks(caller, name, key, mode, networks);
        return Done.to(place(name), Paths.TEXTS, "saved", key);
    }
}
