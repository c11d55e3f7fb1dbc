package dev.signet.access.page;

import dev.signet.access.ram.ResourceGroup;
import dev.signet.access.ram.ResourceGroups;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Resource groups and what is in them. */
@ConsolePage
class ResourceGroupPages {

    private final ResourceGroups groups;

    ResourceGroupPages(ResourceGroups groups) {
        this.groups = groups;
    }

    private static String place(String name) {
        return Paths.RESOURCE_GROUPS + "/" + name;
    }

    @GetMapping(Paths.RESOURCE_GROUPS)
    String list(@AuthenticationPrincipal ApiCaller caller, @RequestParam(defaultValue = "") String q, Model model) {
        List<ResourceGroup> found = groups.list(caller.accountId()).stream()
                .filter(group -> Rows.holds(q, group.name(), group.displayName()))
                .toList();
        model.addAttribute("q", q.strip());
        model.addAttribute("groups", found);
        return "access/resource-groups";
    }

    @GetMapping(Paths.RESOURCE_GROUPS + Paths.NEW)
    String fresh() {
        return "access/resource-group-new";
    }

    @PostMapping(Paths.RESOURCE_GROUPS)
    View create(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String items) {
        ResourceGroup group = groups.create(caller, name, displayName, lines(items));
        return Done.to(place(group.name()), Paths.TEXTS, "created", group.name());
    }

    /** One a line: a name may have commas in it. */
    private static List<String> lines(String items) {
        return items.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @GetMapping(Paths.RESOURCE_GROUP)
    String show(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name, Model model) {
        model.addAttribute("group", groups.get(caller.accountId(), name));
        model.addAttribute("place", place(name));
        return "access/resource-group";
    }

    @PostMapping(Paths.RESOURCE_GROUP)
    View rename(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String displayName) {
        groups.rename(caller, name, displayName);
        return Done.to(place(name), Paths.TEXTS, "saved", name);
    }

    @PostMapping(Paths.RESOURCE_GROUP + "/items")
    View add(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name, @RequestParam String items) {
        groups.add(caller, name, lines(items));
        return Done.to(place(name), Paths.TEXTS, "items.added", name);
    }

    @PostMapping(Paths.RESOURCE_GROUP + "/items/remove")
    View remove(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name, @RequestParam String item) {
        groups.remove(caller, name, List.of(item));
        return Done.to(place(name), Paths.TEXTS, "items.removed", name, item);
    }

    @PostMapping(Paths.RESOURCE_GROUP + "/delete")
    View delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable String name) {
        groups.delete(caller, name);
        return Done.to(Paths.RESOURCE_GROUPS, Paths.TEXTS, "deleted", name);
    }
}
