package dev.signet.access.page;

import dev.signet.access.ram.AccessPolicies;
import dev.signet.access.ram.AccessPolicy;
import dev.signet.access.ram.Attachments;
import dev.signet.access.ram.Grantee;
import dev.signet.access.ram.GranteeKind;
import dev.signet.access.ram.Page;
import dev.signet.access.ram.PolicyRef;
import dev.signet.access.ram.ResourceGroups;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.PageLanguage;
import dev.signet.rules.access.PolicyType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Which policies a user, a group or a role has: the same page for the three. */
@ConsolePage
class AttachmentPages {

    private static final String POLICIES = "/policies";
    private static final String DETACH = POLICIES + "/detach";
    private static final int FOUND = 30;
    private static final Page.Asked ALL = new Page.Asked("", Integer.MAX_VALUE - 1);
    private static final Map<GranteeKind, String> PLACES =
            Map.of(GranteeKind.USER, Paths.USERS, GranteeKind.GROUP, Paths.GROUPS, GranteeKind.ROLE, Paths.ROLES);

    private final Attachments attachments;
    private final AccessPolicies policies;
    private final ResourceGroups resourceGroups;

    AttachmentPages(Attachments attachments, AccessPolicies policies, ResourceGroups resourceGroups) {
        this.attachments = attachments;
        this.policies = policies;
        this.resourceGroups = resourceGroups;
    }

    @GetMapping(Paths.USER + POLICIES)
    String ofUser(@AuthenticationPrincipal ApiCaller caller, @PathVariable("UserName") String name, Model model) {
        return list(caller, new Grantee(GranteeKind.USER, name), model);
    }

    @GetMapping(Paths.GROUP + POLICIES)
    String ofGroup(@AuthenticationPrincipal ApiCaller caller, @PathVariable("GroupName") String name, Model model) {
        return list(caller, new Grantee(GranteeKind.GROUP, name), model);
    }

    @GetMapping(Paths.ROLE + POLICIES)
    String ofRole(@AuthenticationPrincipal ApiCaller caller, @PathVariable("RoleName") String name, Model model) {
        return list(caller, new Grantee(GranteeKind.ROLE, name), model);
    }

    private String list(ApiCaller caller, Grantee grantee, Model model) {
        model.addAttribute("name", grantee.name());
        model.addAttribute("kind", grantee.kind().wire());
        model.addAttribute("place", place(grantee));
        model.addAttribute("attached", attachments.of(caller.accountId(), grantee));
        model.addAttribute("scopes", UserPages.lazy(() -> resourceGroups.list(caller.accountId())));
        return "access/attachments";
    }

    private static String place(Grantee grantee) {
        return PLACES.get(grantee.kind()) + "/" + grantee.name() + POLICIES;
    }

    @PostMapping(Paths.USER + POLICIES)
    View attachToUser(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        return attach(caller, new Grantee(GranteeKind.USER, name), form);
    }

    @PostMapping(Paths.GROUP + POLICIES)
    View attachToGroup(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("GroupName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        return attach(caller, new Grantee(GranteeKind.GROUP, name), form);
    }

    @PostMapping(Paths.ROLE + POLICIES)
    View attachToRole(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("RoleName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        return attach(caller, new Grantee(GranteeKind.ROLE, name), form);
    }

    private View attach(ApiCaller caller, Grantee grantee, MultiValueMap<String, String> form) {
        List<PolicyRef> wanted = Chosen.of(form, "PolicyName").stream()
                .map(name -> policies.named(caller.accountId(), name))
                .toList();
        attachments.attach(caller, grantee, wanted, scope(form.getFirst("ResourceGroupId")));
        return Done.to(place(grantee), Paths.TEXTS, "attached", grantee.name());
    }

    @PostMapping(Paths.USER + DETACH)
    View detachFromUser(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        return detach(caller, new Grantee(GranteeKind.USER, name), form);
    }

    @PostMapping(Paths.GROUP + DETACH)
    View detachFromGroup(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("GroupName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        return detach(caller, new Grantee(GranteeKind.GROUP, name), form);
    }

    @PostMapping(Paths.ROLE + DETACH)
    View detachFromRole(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("RoleName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        return detach(caller, new Grantee(GranteeKind.ROLE, name), form);
    }

    private View detach(ApiCaller caller, Grantee grantee, MultiValueMap<String, String> form) {
        String policy = Objects.requireNonNullElse(form.getFirst("PolicyName"), "");
        PolicyType type = Chosen.of(form, "PolicyType").contains("SYSTEM") ? PolicyType.SYSTEM : PolicyType.CUSTOM;
        attachments.detach(caller, grantee, new PolicyRef(type, policy), scope(form.getFirst("ResourceGroupId")));
        return Done.to(place(grantee), Paths.TEXTS, "detached", grantee.name(), policy);
    }

    private static @Nullable String scope(@Nullable String name) {
        return name == null || name.isEmpty() ? null : name;
    }

    /**
     * Policies to be ticked: those that are, and what else has the text in its name or description. What the page says to
     * be attached already is told apart and cannot be ticked.
     */
    @GetMapping(Paths.POLICIES + "/choice")
    Object choice(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String find,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        if (Once.isWhole(request)) {
            return Done.to(Paths.POLICIES);
        }
        List<String> ticked = Chosen.of(form, "PolicyName");
        PolicyAbout about = new PolicyAbout(PageLanguage.of(request));
        List<AccessPolicy> all = policies.list(caller.accountId(), null, ALL).items();
        List<AccessPolicy> others = Rows.unticked(all, policy -> policy.ref().name(), ticked);
        model.addAttribute(
                "ticked",
                all.stream().filter(policy -> !others.contains(policy)).toList());
        model.addAttribute(
                "found",
                others.stream()
                        .filter(policy -> Rows.holds(find, policy.ref().name(), about.of(policy)))
                        .limit(FOUND)
                        .toList());
        model.addAttribute("already", Chosen.of(form, "attached"));
        return "access/parts :: policies";
    }
}
