package dev.signet.access.page;

import dev.signet.access.ram.AccessGroups;
import dev.signet.access.ram.AccessKeysOfUsers;
import dev.signet.access.ram.AccessUser;
import dev.signet.access.ram.AccessUsers;
import dev.signet.access.ram.Attachments;
import dev.signet.access.ram.Enrolment;
import dev.signet.access.ram.FirstCredentials;
import dev.signet.access.ram.Grantee;
import dev.signet.access.ram.GranteeKind;
import dev.signet.access.ram.Removals;
import dev.signet.access.ram.UserForm;
import dev.signet.access.ram.UserLogins;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.thymeleaf.context.LazyContextVariable;

/** The account's users: who there is, a new one, who one is, and that one goes. */
@ConsolePage
class UserPages {

    private static final int ROWS = 50;

    private final AccessUsers users;
    private final AccessGroups groups;
    private final AccessKeysOfUsers keys;
    private final Attachments attachments;
    private final UserLogins logins;
    private final Enrolment enrolment;
    private final Removals removals;

    UserPages(
            AccessUsers users,
            AccessGroups groups,
            AccessKeysOfUsers keys,
            Attachments attachments,
            UserLogins logins,
            Enrolment enrolment,
            Removals removals) {
        this.users = users;
        this.groups = groups;
        this.keys = keys;
        this.attachments = attachments;
        this.logins = logins;
        this.enrolment = enrolment;
        this.removals = removals;
    }

    @GetMapping(Paths.USERS)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        String text = q.strip();
        Pager pager = Pager.of(request, Math.max(1, page), ROWS, users.count(caller.accountId(), text));
        model.addAttribute("q", text);
        model.addAttribute("pager", pager);
        model.addAttribute("users", users.search(caller.accountId(), text, Rows.before(pager), ROWS));
        return "access/users";
    }

    @GetMapping(Paths.USERS + Paths.NEW)
    String fresh() {
        return "access/user-new";
    }

    @PostMapping(Paths.USERS)
    Object create(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        FirstCredentials made = enrolment.create(
                caller,
                new UserForm(
                        form.getFirst("UserName"),
                        form.getFirst("DisplayName"),
                        form.getFirst("MobilePhone"),
                        form.getFirst("Email"),
                        form.getFirst("Comments")),
                Chosen.is(form, "login"),
                Chosen.is(form, "MFABindRequired"),
                Chosen.is(form, "key"));
        String name = made.user().name();
        List<Once.Line> secrets = Once.of(made);
        if (secrets.isEmpty()) {
            return Done.to(Paths.USERS + "/" + name + "/policies", Paths.TEXTS, "user.created", name);
        }
        return Once.show(
                request, response, model, "user.created", name, secrets, Paths.USERS + "/" + name + "/policies");
    }

    /** What hangs on the user is read only where the template asks for it, as it does of whoever may delete and see it. */
    @GetMapping(Paths.USER)
    String show(@AuthenticationPrincipal ApiCaller caller, @PathVariable("UserName") String name, Model model) {
        AccessUser user = users.get(caller.accountId(), name);
        model.addAttribute("user", user);
        model.addAttribute("lastLogin", logins.find(caller.accountId(), user).orElse(null));
        model.addAttribute("groups", lazy(() -> groups.ofUser(caller.accountId(), name)));
        model.addAttribute("keys", lazy(() -> keys.of(caller, name)));
        model.addAttribute(
                "policies",
                lazy(() -> attachments.of(caller.accountId(), new Grantee(GranteeKind.USER, name)).stream()
                        .map(attached -> attached.policy().ref().name())
                        .distinct()
                        .toList()));
        model.addAttribute("device", lazy(() -> logins.deviceOf(caller, name).orElse(null)));
        return "access/user";
    }

    static <T extends @Nullable Object> LazyContextVariable<T> lazy(java.util.function.Supplier<T> value) {
        return new LazyContextVariable<>() {
            @Override
            protected T loadValue() {
                return value.get();
            }
        };
    }

    @PostMapping(Paths.USER)
    View update(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        AccessUser user = users.update(
                caller,
                name,
                new UserForm(
                        form.getFirst("NewUserName"),
                        form.getFirst("NewDisplayName"),
                        form.getFirst("NewMobilePhone"),
                        form.getFirst("NewEmail"),
                        form.getFirst("NewComments")));
        return Done.to(Paths.USERS + "/" + user.name(), Paths.TEXTS, "saved", user.name());
    }

    @PostMapping(Paths.USER + "/delete")
    View delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable("UserName") String name,
            @RequestParam MultiValueMap<String, String> form) {
        removals.user(
                caller,
                name,
                new Removals.OfUser(
                        Chosen.of(form, "UserAccessKeyId"),
                        Chosen.of(form, "GroupName"),
                        Chosen.of(form, "PolicyName"),
                        Chosen.is(form, "login"),
                        Chosen.is(form, "device")));
        return Done.to(Paths.USERS, Paths.TEXTS, "deleted", name);
    }

    /** Users to be ticked: those that are, and who else has the text in their name. */
    @GetMapping(Paths.USERS + "/~choice")
    Object choice(
            HttpServletRequest request,
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String find,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        if (Once.isWhole(request)) {
            return Done.to(Paths.USERS);
        }
        List<String> ticked = Chosen.of(form, "UserName");
        model.addAttribute("ticked", ticked);
        model.addAttribute(
                "found",
                Rows.unticked(users.search(caller.accountId(), find.strip(), 0, ROWS), AccessUser::name, ticked));
        return "access/parts :: users";
    }
}
