package dev.signet.customer.web;

import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountSearch;
import dev.signet.account.AccountSearch.Wanted;
import dev.signet.account.AccountStanding;
import dev.signet.customer.AccountHistory;
import dev.signet.customer.AccountHistory.Happened;
import dev.signet.customer.Customers;
import dev.signet.customer.NewCustomer;
import dev.signet.evidence.EvidenceBody;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.page.TakesFiles;
import dev.signet.platform.text.Masks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.context.LazyContextVariable;

/** Accounts: who there is, a new one, and all about one. */
@StaffPage
class CustomerPages {

    static final String ACCOUNTS = "/staff/accounts";
    static final String ACCOUNT = ACCOUNTS + "/{accountId}";
    static final String TEXTS = "customer";

    private static final int ROWS = 50;

    private final Customers customers;
    private final AccountAdministration accounts;
    private final AccountSearch search;
    private final AccountHistory history;

    CustomerPages(Customers customers, AccountAdministration accounts, AccountSearch search, AccountHistory history) {
        this.customers = customers;
        this.accounts = accounts;
        this.search = search;
        this.history = history;
    }

    static String at(long accountId) {
        return ACCOUNTS + "/" + accountId;
    }

    @GetMapping(ACCOUNTS)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable AccountKind kind,
            @RequestParam(required = false) @Nullable AccountStanding state,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        Wanted wanted = new Wanted(q, kind, state);
        Pager asked = Pager.of(request, Math.max(1, page), ROWS, search.count(wanted));
        Pager pager = new Pager(Math.min(asked.page(), asked.pages()), ROWS, asked.total(), asked.address());
        model.addAttribute("wanted", wanted);
        model.addAttribute("pager", pager);
        model.addAttribute("found", search.find(wanted, (pager.page() - 1L) * ROWS, ROWS));
        model.addAttribute("kinds", AccountKind.values());
        model.addAttribute("states", AccountStanding.values());
        return "customer/list";
    }

    @GetMapping(ACCOUNTS + "/new")
    String fresh(Model model) {
        model.addAttribute("kinds", AccountKind.values());
        return "customer/new";
    }

    @TakesFiles
    @PostMapping(ACCOUNTS)
    Object create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam AccountKind kind,
            @RequestParam(defaultValue = "") String verifiedName,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(defaultValue = "false") boolean firstKey,
            Principal administrator,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        NewCustomer.Made made = customers.create(
                administrator.getName(),
                new NewCustomer(name, kind, verifiedName, zone, EvidenceBody.chosen(request), firstKey));
        Account account = made.account();
        AccessKey key = made.key();
        return key == null
                ? Done.to(at(account.id()), TEXTS, "page.created", account.name())
                : Once.show(
                        request,
                        response,
                        model,
                        "created",
                        account.name(),
                        List.of(new Once.Line("key-id", key.id()), new Once.Line("key-secret", key.secret())),
                        at(account.id()));
    }

    /** What hangs on the account is read only where the template asks for it, as it does of whoever may see it. */
    @GetMapping(ACCOUNT)
    String show(@PathVariable long accountId, Model model) {
        model.addAttribute("account", accounts.require(accountId));
        model.addAttribute("createdAt", search.createdAt(accountId));
        model.addAttribute("document", customers.document(accountId).orElse(null));
        model.addAttribute("login", customers.login(accountId));
        model.addAttribute("waiting", customers.waiting(accountId));
        model.addAttribute("contact", new LazyContextVariable<AccountAdministration.@Nullable MainContact>() {
            @Override
            protected AccountAdministration.@Nullable MainContact loadValue() {
                return masked(accountId);
            }
        });
        return "customer/show";
    }

    private AccountAdministration.@Nullable MainContact masked(long accountId) {
        return accounts.contact(accountId)
                .map(contact ->
                        new AccountAdministration.MainContact(contact.name(), Masks.phone(contact.phoneNumber())))
                .orElse(null);
    }

    @GetMapping(ACCOUNT + "/documents/{fileId}")
    ResponseEntity<byte[]> document(@PathVariable long accountId, @PathVariable long fileId) {
        return Documents.download(customers.open(accountId, fileId));
    }

    @GetMapping(ACCOUNT + "/keys")
    String keys(@PathVariable long accountId, Model model) {
        model.addAttribute("account", accounts.require(accountId));
        model.addAttribute("keys", accounts.keys(accountId));
        return "customer/keys";
    }

    @GetMapping(ACCOUNT + "/history")
    String history(@PathVariable long accountId, @RequestParam(required = false) @Nullable Long before, Model model) {
        List<Happened> found = history.of(accountId, before, ROWS + 1);
        boolean more = found.size() > ROWS;
        List<Happened> shown = more ? found.subList(0, ROWS) : found;
        model.addAttribute("account", accounts.require(accountId));
        model.addAttribute("entries", shown);
        model.addAttribute("newest", before == null);
        model.addAttribute("next", more ? shown.get(ROWS - 1).id() : null);
        return "customer/history";
    }
}
