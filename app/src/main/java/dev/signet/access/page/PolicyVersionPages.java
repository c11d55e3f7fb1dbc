package dev.signet.access.page;

import dev.signet.access.ram.AccessPolicies;
import dev.signet.access.ram.AccessPolicy;
import dev.signet.access.ram.Documents;
import dev.signet.access.ram.PolicyRef;
import dev.signet.access.ram.PolicyVersion;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.rules.access.PolicyType;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a policy says, and said: writing it, one text beside the other, and which of them counts. */
@ConsolePage
class PolicyVersionPages {

    /** What editors call what is written in them. */
    private static final List<String> DOCUMENTS =
            List.of("PolicyDocument", "AssumeRolePolicyDocument", "NewAssumeRolePolicyDocument");

    private final AccessPolicies policies;
    private final Documents documents;

    PolicyVersionPages(AccessPolicies policies, Documents documents) {
        this.policies = policies;
        this.documents = documents;
    }

    private static PolicyRef custom(String name) {
        return new PolicyRef(PolicyType.CUSTOM, name);
    }

    private static String versions(String name) {
        return PolicyPages.place(custom(name)) + "/versions";
    }

    /** @return {@code v3} as 3; no version where it is not written so */
    static int number(String version) {
        return version.matches("v[1-9]\\d{0,8}") ? Integer.parseInt(version.substring(1)) : 0;
    }

    /** What the editor asks while somebody writes: the same that saving would say. */
    @PostMapping(Paths.POLICIES + "/check")
    String check(@RequestParam MultiValueMap<String, String> form, Model model) {
        boolean trust = Chosen.is(form, "trust");
        String written = Document.asWritten(DOCUMENTS.stream()
                .flatMap(name -> form.getOrDefault(name, List.of()).stream())
                .findFirst()
                .orElse(""));
        model.addAttribute("fault", documents.fault(written, trust).orElse(null));
        model.addAttribute("length", written.length());
        model.addAttribute("longest", documents.mostCharacters());
        return "access/parts :: findings";
    }

    @GetMapping(Paths.CUSTOM + "/versions")
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("PolicyName") String name,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        List<PolicyVersion> versions = policies.versions(caller.accountId(), custom(name));
        model.addAttribute("ref", custom(name));
        model.addAttribute("place", PolicyPages.place(custom(name)));
        model.addAttribute("versions", versions);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        if (!before.isEmpty() && !after.isEmpty()) {
            model.addAttribute("lines", LineDiff.of(text(caller, name, before), text(caller, name, after)));
        }
        return "access/policy-versions";
    }

    private String text(ApiCaller caller, String name, String version) {
        return policies.version(caller.accountId(), custom(name), number(version))
                .document();
    }

    @GetMapping(Paths.CUSTOM + "/edit")
    String edit(@AuthenticationPrincipal ApiCaller caller, @PathVariable("PolicyName") String name, Model model) {
        AccessPolicy policy = policies.get(caller.accountId(), custom(name));
        model.addAttribute("policy", policy);
        model.addAttribute("place", PolicyPages.place(policy.ref()));
        model.addAttribute(
                "document",
                policies.version(caller.accountId(), custom(name), policy.defaultVersion())
                        .document());
        model.addAttribute(
                "versions", policies.versions(caller.accountId(), custom(name)).size());
        return "access/policy-edit";
    }

    @DoneOnce
    @PostMapping(Paths.CUSTOM + "/versions")
    View add(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("PolicyName") String name,
            @RequestParam("PolicyDocument") String document,
            @RequestParam MultiValueMap<String, String> form) {
        PolicyVersion version = policies.addVersion(
                caller,
                name,
                Document.asWritten(document),
                Chosen.is(form, "SetAsDefault"),
                Chosen.is(form, "RotateStrategy"));
        return Done.to(versions(name), Paths.TEXTS, "version.created", name, "v" + version.version());
    }

    @PostMapping(Paths.CUSTOM + "/versions/default")
    View choose(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("PolicyName") String name,
            @RequestParam("VersionId") String version) {
        policies.setDefault(caller, name, number(version));
        return Done.to(versions(name), Paths.TEXTS, "version.chosen", name, version);
    }

    @PostMapping(Paths.CUSTOM + "/versions/delete")
    View delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("PolicyName") String name,
            @RequestParam("VersionId") String version) {
        policies.deleteVersion(caller, name, number(version));
        return Done.to(versions(name), Paths.TEXTS, "deleted", name + " " + version);
    }
}
