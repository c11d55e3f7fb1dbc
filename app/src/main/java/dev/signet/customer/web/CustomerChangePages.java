package dev.signet.customer.web;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountAdministration.MainContact;
import dev.signet.account.AccountKind;
import dev.signet.account.Verification;
import dev.signet.customer.Asked;
import dev.signet.customer.Customers;
import dev.signet.evidence.EvidenceBody;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.page.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What is changed of an account: at once, or asked for where it takes two. */
@StaffPage
class CustomerChangePages {

    private static final String VERIFICATION = CustomerPages.ACCOUNT + "/verification";

    private final Customers customers;
    private final AccountAdministration accounts;

    CustomerChangePages(Customers customers, AccountAdministration accounts) {
        this.customers = customers;
        this.accounts = accounts;
    }

    @GetMapping(VERIFICATION)
    String verification(@PathVariable long accountId, Model model) {
        model.addAttribute("account", accounts.require(accountId));
        model.addAttribute("kinds", AccountKind.values());
        return "customer/verification";
    }

    @TakesFiles
    @PostMapping(VERIFICATION)
    View verify(
            @PathVariable long accountId,
            @RequestParam AccountKind kind,
            @RequestParam(defaultValue = "") String verifiedName,
            @RequestParam(defaultValue = "") String reason,
            Principal administrator,
            HttpServletRequest request)
            throws IOException {
        customers.askVerification(
                administrator.getName(),
                accountId,
                new Verification(kind, verifiedName),
                EvidenceBody.chosen(request),
                reason);
        return asked(accountId);
    }

    private static View asked(long accountId) {
        return Done.to(CustomerPages.at(accountId), CustomerPages.TEXTS, "page.asked");
    }

    @PostMapping(CustomerPages.ACCOUNT + "/suspend")
    View suspend(
            @PathVariable long accountId, @RequestParam(defaultValue = "") String reason, Principal administrator) {
        customers.suspend(administrator.getName(), accountId, reason);
        return Done.to(CustomerPages.at(accountId), CustomerPages.TEXTS, "page.suspended");
    }

    @PostMapping(CustomerPages.ACCOUNT + "/restore")
    View restore(
            @PathVariable long accountId, @RequestParam(defaultValue = "") String reason, Principal administrator) {
        customers.askRestoring(administrator.getName(), accountId, reason);
        return asked(accountId);
    }

    @PostMapping(CustomerPages.ACCOUNT + "/login")
    String login(
            @PathVariable long accountId,
            @RequestParam(defaultValue = "") String reason,
            Principal administrator,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Asked asked = customers.askLogin(administrator.getName(), accountId, reason);
        return Once.show(
                request,
                response,
                model,
                "asked",
                accounts.require(accountId).name(),
                List.of(new Once.Line("login-name", asked.name()), new Once.Line("password", asked.secret())),
                CustomerPages.at(accountId));
    }

    @PostMapping(CustomerPages.ACCOUNT + "/keys")
    String newKey(
            @PathVariable long accountId,
            @RequestParam(defaultValue = "") String reason,
            Principal administrator,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Asked asked = customers.askKey(administrator.getName(), accountId, null, reason);
        return Once.show(
                request,
                response,
                model,
                "asked",
                accounts.require(accountId).name(),
                List.of(new Once.Line("key-id", asked.name()), new Once.Line("key-secret", asked.secret())),
                CustomerPages.at(accountId) + "/keys");
    }

    @PostMapping(CustomerPages.ACCOUNT + "/keys/{accessKeyId}/state")
    View setKeyState(
            @PathVariable long accountId,
            @PathVariable String accessKeyId,
            @RequestParam boolean active,
            @RequestParam(defaultValue = "") String reason,
            Principal administrator) {
        customers.setKeyActive(administrator.getName(), accountId, accessKeyId, active, reason);
        return Done.to(
                CustomerPages.at(accountId) + "/keys",
                CustomerPages.TEXTS,
                active ? "page.key.activated" : "page.key.deactivated",
                accessKeyId);
    }

    @PostMapping(CustomerPages.ACCOUNT + "/contact")
    View setContact(
            @PathVariable long accountId,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phoneNumber,
            Principal administrator) {
        customers.setContact(administrator.getName(), accountId, new MainContact(name, phoneNumber));
        return Done.to(CustomerPages.at(accountId), CustomerPages.TEXTS, "page.contact.set.done");
    }
}
