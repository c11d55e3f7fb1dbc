package dev.signet.access.page;

import dev.signet.access.ram.AccessGroup;
import dev.signet.access.ram.AccessGroups;
import dev.signet.access.ram.AccessUser;
import dev.signet.access.ram.Attachments;
import dev.signet.access.ram.Grantee;
import dev.signet.access.ram.GranteeKind;
import dev.signet.access.ram.Joined;
import dev.signet.access.ram.Page;
import dev.signet.access.ram.Removals;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Groups and who is in them. */
@ConsolePage
class GroupPages {

    private static final int ROWS = 50;
    private static final Page.Asked ALL = new Page.Asked("", Integer.MAX_VALUE - 1);

    private final AccessGroups groups;
    private final Attachments attachments;
    private final Removals removals;

    GroupPages(AccessGroups groups, Attachments attachments, Removals removals) {
        this.groups = groups;
        this.attachments = attachments;
        this.removals = removals;
    }

    private static String place(String name) {
        return Paths.GROUPS + "/" + name;
    }

    @GetMapping(Paths.GROUPS)
    String list(@AuthenticationPrincipal ApiCaller caller, @RequestParam(defaultValue = "") String q, Model model) {
        List<AccessGroup> found = groups.list(caller.accountId(), ALL).items().stream()
                .filter(group -> Rows.holds(q, group.name(), group.comments()))
                .toList();
        model.addAttribute("q", q.strip());
        model.addAttribute("groups", found);
        model.addAttribute("sizes", groups.sizes(caller.accountId()));
        return "access/groups";
    }

    @GetMapping(Paths.GROUPS + Paths.NEW)
    String fresh() {
        return "access/group-new";
    }

    @PostMapping(Paths.GROUPS)
    View create(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam("GroupName") String name,
            @RequestParam(value = "Comments", defaultValue = "") String comments) {
        AccessGroup group = groups.create(caller, name, comments);
        return Done.to(place(group.name()) + "/users", Paths.TEXTS, "created", group.name());
    }

    @GetMapping(Paths.GROUP)
    String show(@AuthenticationPrincipal ApiCaller caller, @PathVariable("GroupName") String name, Model model) {
        model.addAttribute("group", groups.get(caller.accountId(), name));
        model.addAttribute("members", UserPages.lazy(() -> members(caller, name)));
        model.addAttribute(
                "policies",
                UserPages.lazy(() -> attachments.of(caller.accountId(), new Grantee(GranteeKind.GROUP, name)).stream()
                        .map(attached -> attached.policy().ref().name())
                        .distinct()
                        .toList()));
        return "access/group";
    }

    private List<AccessUser> members(ApiCaller caller, String name) {
        return groups.users(caller.accountId(), name, ALL).items().stream()
                .map(Joined::what)
                .toList();
    }

    @PostMapping(Paths.GROUP)
    View update(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("GroupName") String name,
            @RequestParam("NewGroupName") String newName,
            @RequestParam(value = "NewComments", defaultValue = "") String comments) {
        AccessGroup group = groups.update(caller, name, newName, comments);
        return Done.to(place(group.name()), Paths.TEXTS, "saved", group.name());
    }

    @PostMapping(Paths.GROUP + "/delete")
    View delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("GroupName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        removals.group(caller, name, Chosen.of(form, "UserName"), Chosen.of(form, "PolicyName"));
        return Done.to(Paths.GROUPS, Paths.TEXTS, "deleted", name);
    }

    @GetMapping(Paths.GROUP + "/users")
    String members(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("GroupName") String name,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        List<Joined<AccessUser>> all =
                groups.users(caller.accountId(), name, ALL).items();
        Pager pager = Pager.of(request, Math.max(1, page), ROWS, all.size());
        model.addAttribute("name", name);
        model.addAttribute("users", Rows.of(all, pager));
        model.addAttribute("pager", pager);
        return "access/group-users";
    }

    @PostMapping(Paths.GROUP + "/users")
    View add(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("GroupName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        groups.addAll(caller, Chosen.of(form, "UserName"), List.of(name));
        return Done.to(place(name) + "/users", Paths.TEXTS, "group.added", name);
    }

    @PostMapping(Paths.GROUP + "/users/remove")
    View remove(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("GroupName") String name,
            @RequestParam("UserName") String user) {
        groups.remove(caller, user, name);
        return Done.to(place(name) + "/users", Paths.TEXTS, "group.left", user, name);
    }
}
