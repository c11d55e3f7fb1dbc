package dev.signet.access.page;

import dev.signet.access.ram.AccessRole;
import dev.signet.access.ram.AccessRoles;
import dev.signet.access.ram.Attachments;
import dev.signet.access.ram.Grantee;
import dev.signet.access.ram.GranteeKind;
import dev.signet.access.ram.Page;
import dev.signet.access.ram.Removals;
import dev.signet.access.ram.RoleForm;
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

/** Roles: who may assume them, for how long. */
@ConsolePage
class RolePages {

    private static final int ROWS = 50;
    private static final Page.Asked ALL = new Page.Asked("", Integer.MAX_VALUE - 1);

    /** Whom a new one trusts: the account's own users, where a policy lets them. */
    private static final String TRUST = """
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "sts:AssumeRole",
                  "Principal": {
                    "RAM": ["acs:ram::%d:root"]
                  }
                }
              ]
            }""";

    private final AccessRoles roles;
    private final Attachments attachments;
    private final Removals removals;

    RolePages(AccessRoles roles, Attachments attachments, Removals removals) {
        this.roles = roles;
        this.attachments = attachments;
        this.removals = removals;
    }

    @GetMapping(Paths.ROLES)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        List<AccessRole> found = roles.list(caller.accountId(), ALL).items().stream()
                .filter(role -> Rows.holds(q, role.name(), role.description()))
                .toList();
        Pager pager = Pager.of(request, Math.max(1, page), ROWS, found.size());
        model.addAttribute("q", q.strip());
        model.addAttribute("pager", pager);
        model.addAttribute("roles", Rows.of(found, pager));
        return "access/roles";
    }

    @GetMapping(Paths.ROLES + Paths.NEW)
    String fresh(@AuthenticationPrincipal ApiCaller caller, Model model) {
        model.addAttribute("document", TRUST.formatted(caller.accountId()));
        return "access/role-new";
    }

    @PostMapping(Paths.ROLES)
    View create(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam("RoleName") String name,
            @RequestParam(value = "Description", defaultValue = "") String description,
            @RequestParam("MaxSessionDuration") int seconds,
            @RequestParam("AssumeRolePolicyDocument") String document) {
        AccessRole role = roles.create(caller, name, new RoleForm(Document.asWritten(document), description, seconds));
        return Done.to(Paths.ROLES + "/" + role.name() + "/policies", Paths.TEXTS, "created", role.name());
    }

    @GetMapping(Paths.ROLE)
    String show(@AuthenticationPrincipal ApiCaller caller, @PathVariable("RoleName") String name, Model model) {
        AccessRole role = roles.get(caller.accountId(), name);
        model.addAttribute("role", role);
        model.addAttribute("arn", "acs:ram::" + caller.accountId() + ":role/" + role.name());
        model.addAttribute(
                "policies",
                UserPages.lazy(() -> attachments.of(caller.accountId(), new Grantee(GranteeKind.ROLE, name)).stream()
                        .map(attached -> attached.policy().ref().name())
                        .distinct()
                        .toList()));
        return "access/role";
    }

    @PostMapping(Paths.ROLE)
    View update(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("RoleName") String name,
            @RequestParam(value = "NewDescription", defaultValue = "") String description,
            @RequestParam("NewMaxSessionDuration") int seconds,
            @RequestParam("NewAssumeRolePolicyDocument") String document) {
        AccessRole role = roles.update(caller, name, new RoleForm(Document.asWritten(document), description, seconds));
        return Done.to(Paths.ROLES + "/" + role.name(), Paths.TEXTS, "saved", role.name());
    }

    @PostMapping(Paths.ROLE + "/delete")
    View delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("RoleName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        removals.role(caller, name, Chosen.of(form, "PolicyName"));
        return Done.to(Paths.ROLES, Paths.TEXTS, "deleted", name);
    }
}
