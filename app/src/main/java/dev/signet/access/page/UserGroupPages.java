package dev.signet.access.page;

import dev.signet.access.ram.AccessGroup;
import dev.signet.access.ram.AccessGroups;
import dev.signet.access.ram.Joined;
import dev.signet.access.ram.Page;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The groups that a user is in. */
@ConsolePage
class UserGroupPages {

    private final AccessGroups groups;

    UserGroupPages(AccessGroups groups) {
        this.groups = groups;
    }

    @GetMapping(Paths.USER + "/groups")
    String list(@AuthenticationPrincipal ApiCaller caller, @PathVariable("UserName") String name, Model model) {
        List<Joined<AccessGroup>> joined = groups.ofUser(caller.accountId(), name);
        model.addAttribute("name", name);
        model.addAttribute("groups", joined);
        model.addAttribute("others", UserPages.lazy(() -> others(caller, joined)));
        return "access/user-groups";
    }

    /** There are few groups: all that the user is not in. */
    private List<AccessGroup> others(ApiCaller caller, List<Joined<AccessGroup>> joined) {
        List<Long> in = joined.stream().map(group -> group.what().id()).toList();
        return groups.list(caller.accountId(), new Page.Asked("", Integer.MAX_VALUE - 1)).items().stream()
                .filter(group -> !in.contains(group.id()))
                .toList();
    }

    @PostMapping(Paths.USER + "/groups")
    View add(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        groups.addAll(caller, List.of(name), Chosen.of(form, "GroupName"));
        return Done.to(Paths.USERS + "/" + name + "/groups", Paths.TEXTS, "group.joined", name);
    }

    @PostMapping(Paths.USER + "/groups/remove")
    View remove(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam("GroupName") String group) {
        groups.remove(caller, name, group);
        return Done.to(Paths.USERS + "/" + name + "/groups", Paths.TEXTS, "group.left", name, group);
    }
}
