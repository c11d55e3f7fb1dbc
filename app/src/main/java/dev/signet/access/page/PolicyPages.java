package dev.signet.access.page;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.signet.access.ram.AccessPolicies;
import dev.signet.access.ram.AccessPolicy;
import dev.signet.access.ram.Attachments;
import dev.signet.access.ram.Grantee;
import dev.signet.access.ram.GranteeKind;
import dev.signet.access.ram.Page;
import dev.signet.access.ram.PolicyRef;
import dev.signet.access.ram.PolicyVersion;
import dev.signet.access.ram.Removals;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.rules.access.PolicyType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The policies that there are, a new one, and who has one. */
@ConsolePage
class PolicyPages {

    private static final int ROWS = 50;
    private static final Page.Asked ALL = new Page.Asked("", Integer.MAX_VALUE - 1);

    /** What a new one begins with, or the smallest that allows one thing. */
    private static final String FORM = """
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "%s",
                  "Resource": "%s"
                }
              ]
            }""";

    private final AccessPolicies policies;
    private final Attachments attachments;
    private final Removals removals;

    PolicyPages(AccessPolicies policies, Attachments attachments, Removals removals) {
        this.policies = policies;
        this.attachments = attachments;
        this.removals = removals;
    }

    static String place(PolicyRef ref) {
        return Paths.POLICIES + (ref.type() == PolicyType.SYSTEM ? "/system/" : "/custom/") + ref.name();
    }

    @GetMapping(Paths.POLICIES)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        PolicyType wanted =
                type.equals("system") ? PolicyType.SYSTEM : type.equals("custom") ? PolicyType.CUSTOM : null;
        List<AccessPolicy> found = policies.list(caller.accountId(), wanted, ALL).items().stream()
                .filter(policy -> Rows.holds(q, policy.ref().name(), policy.description()))
                .toList();
        Pager pager = Pager.of(request, Math.max(1, page), ROWS, found.size());
        model.addAttribute("q", q.strip());
        model.addAttribute("type", type);
        model.addAttribute("pager", pager);
        model.addAttribute("policies", Rows.of(found, pager));
        return "access/policies";
    }

    /** @param action with a resource what the policy is to allow, as somebody was denied it */
    @GetMapping(Paths.POLICIES + "/new")
    String fresh(
            @RequestParam(defaultValue = "dysms:SendSms") String action,
            @RequestParam(defaultValue = "*") String resource,
            Model model) {
        model.addAttribute("document", FORM.formatted(quoted(action), quoted(resource)));
        return "access/policy-new";
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    @PostMapping(Paths.POLICIES)
    View create(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam("PolicyName") String name,
            @RequestParam(value = "Description", defaultValue = "") String description,
            @RequestParam("PolicyDocument") String document) {
        AccessPolicy policy = policies.create(caller, name, description, Document.asWritten(document));
        return Done.to(place(policy.ref()), Paths.TEXTS, "created", name);
    }

    @GetMapping(Paths.CUSTOM)
    String showCustom(@AuthenticationPrincipal ApiCaller caller, @PathVariable("PolicyName") String name, Model model) {
        return show(caller, new PolicyRef(PolicyType.CUSTOM, name), model);
    }

    @GetMapping(Paths.SYSTEM)
    String showSystem(@AuthenticationPrincipal ApiCaller caller, @PathVariable("PolicyName") String name, Model model) {
        return show(caller, new PolicyRef(PolicyType.SYSTEM, name), model);
    }

    private String show(ApiCaller caller, PolicyRef ref, Model model) {
        AccessPolicy policy = policies.get(caller.accountId(), ref);
        model.addAttribute("policy", policy);
        model.addAttribute("place", place(policy.ref()));
        model.addAttribute(
                "document",
                policies.version(caller.accountId(), ref, policy.defaultVersion())
                        .document());
        model.addAttribute("holders", UserPages.lazy(() -> attachments.holders(caller.accountId(), ref)));
        model.addAttribute(
                "others",
                UserPages.lazy(() -> policies.versions(caller.accountId(), ref).stream()
                        .filter(version -> !version.isDefault())
                        .map(PolicyVersion::version)
                        .toList()));
        return "access/policy";
    }

    @GetMapping(Paths.CUSTOM + "/holders")
    String holdersOfCustom(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable("PolicyName") String name, Model model) {
        return holders(caller, new PolicyRef(PolicyType.CUSTOM, name), model);
    }

    @GetMapping(Paths.SYSTEM + "/holders")
    String holdersOfSystem(
            @AuthenticationPrincipal ApiCaller caller, @PathVariable("PolicyName") String name, Model model) {
        return holders(caller, new PolicyRef(PolicyType.SYSTEM, name), model);
    }

    private String holders(ApiCaller caller, PolicyRef ref, Model model) {
        model.addAttribute("ref", ref);
        model.addAttribute("place", place(ref));
        model.addAttribute("holders", attachments.holders(caller.accountId(), ref));
        return "access/policy-holders";
    }

    @PostMapping(Paths.CUSTOM + "/description")
    View describe(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("PolicyName") String name,
            @RequestParam(value = "NewDescription", defaultValue = "") String description) {
        AccessPolicy policy = policies.describe(caller, name, description);
        return Done.to(place(policy.ref()), Paths.TEXTS, "saved", name);
    }

    @PostMapping(Paths.CUSTOM + "/delete")
    View delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("PolicyName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        List<Grantee> holders = Stream.of(GranteeKind.values())
                .flatMap(
                        kind -> Chosen.of(form, kind.wire() + "Name").stream().map(holder -> new Grantee(kind, holder)))
                .toList();
        List<Integer> versions = Chosen.of(form, "VersionId").stream()
                .map(PolicyVersionPages::number)
                .toList();
        removals.policy(caller, name, holders, versions);
        return Done.to(Paths.POLICIES, Paths.TEXTS, "deleted", name);
    }
}
