package dev.signet.console;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccessDoor;
import dev.signet.access.ActionList;
import dev.signet.account.AccountKind;
import dev.signet.account.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What stands at the left of every page. An entry appears with its page: the list of actions knows it, and what it asks
 * there; what the reader's policies deny is not drawn, and a heading without entries is none.
 */
@Component
class Navigation {

    private static final Set<AccountKind> EVERYBODY = Set.of(AccountKind.values());

    private static final List<Heading> ALL = List.of(
            new Heading("home", EVERYBODY, List.of(new Entry("home", "/console"))),
            new Heading(
                    "domestic",
                    EVERYBODY,
                    List.of(
                            new Entry("signatures", "/console/signatures", "/console/norms/signature"),
                            new Entry(
                                    "templates",
                                    "/console/templates",
                                    "/console/template-library",
                                    "/console/norms/template"),
                            new Entry("bulk", "/console/bulk-tasks"))),
            new Heading(
                    "international",
                    Set.of(AccountKind.ENTERPRISE),
                    List.of(
                            new Entry("international-signatures", "/console/international/signatures"),
                            new Entry(
                                    "international-templates",
                                    "/console/international/templates",
                                    "/console/international/prices"),
                            new Entry("international-bulk", "/console/international/bulk-tasks"))),
            new Heading(
                    "statistics",
                    EVERYBODY,
                    List.of(
                            new Entry("figures", "/console/statistics"),
                            new Entry("costs", "/console/costs"),
                            new Entry("records", "/console/records"),
                            new Entry("exports", "/console/log-exports"))),
            new Heading(
                    "fees",
                    EVERYBODY,
                    List.of(
                            new Entry("bills", "/console/bills"),
                            new Entry("transactions", "/console/transactions"),
                            new Entry("packages", "/console/packages"))),
            new Heading("services", EVERYBODY, List.of(new Entry("short-links", "/console/short-links"))),
            new Heading(
                    "settings",
                    EVERYBODY,
                    List.of(
                            new Entry("receipts", "/console/settings/receipts"),
                            new Entry("sending", "/console/settings/sending"),
                            new Entry("contacts", "/console/settings/contacts"),
                            new Entry("blacklist", "/console/settings/blacklist"),
                            new Entry("networks", "/console/settings/networks"))),
            new Heading(
                    "access",
                    EVERYBODY,
                    List.of(
                            new Entry("users", "/console/access/users"),
                            new Entry("groups", "/console/access/groups"),
                            new Entry("policies", "/console/access/policies"),
                            new Entry("roles", "/console/access/roles"),
                            new Entry("resource-groups", "/console/access/resource-groups"),
                            new Entry("keys", "/console/access/keys"),
                            new Entry("simulator", "/console/access/simulator"),
                            new Entry("preferences", "/console/access/settings"))),
            new Heading(
                    "developers",
                    EVERYBODY,
                    List.of(new Entry("quick-start", "/console/quick-start"), new Entry("api", "/console/api"))));

    private final ActionList actions;
    private final AccessDoor door;

    Navigation(ActionList actions, AccessDoor door) {
        this.actions = actions;
        this.door = door;
    }

    /**
     * @param key of its text in the bundle {@code console}, and of its picture
     * @param path of its page; what begins so is within it
     * @param besides pages elsewhere that one comes to from it
     */
    record Entry(String key, String path, List<String> besides) {

        Entry(String key, String path, String... besides) {
            this(key, path, List.of(besides));
        }

        /** Of the pages at hand the closest: the home is not around all others. */
        public boolean holds(String here) {
            return here.equals(path)
                    || !path.equals("/console") && here.startsWith(path + "/")
                    || besides.contains(here);
        }
    }

    /** An entry of the same key is the heading itself. */
    record Heading(String key, Set<AccountKind> kinds, List<Entry> entries) {

        public boolean isAlone() {
            return entries.size() == 1 && entries.get(0).key().equals(key);
        }

        /** Whether it is about text messages only, which an enterprise has beside those abroad (S4.5-2, S5.2-3). */
        public boolean isText(AccountKind kind) {
            return key.equals("domestic") && kind == AccountKind.ENTERPRISE;
        }

        public boolean holds(String here) {
            return entries.stream().anyMatch(entry -> entry.holds(here));
        }
    }

    List<Heading> of(Principal principal, AccountKind kind, AccessCheck.Origin origin) {
        return ALL.stream()
                .filter(heading -> heading.kinds().contains(kind))
                .map(heading -> new Heading(
                        heading.key(),
                        heading.kinds(),
                        heading.entries().stream()
                                .filter(entry -> isOpen(entry.path(), principal, origin))
                                .toList()))
                .filter(heading -> !heading.entries().isEmpty())
                .toList();
    }

    /** Whether there is such a page and its door lets the reader in, as far as the address says what it is asked for. */
    boolean isOpen(String path, Principal principal, AccessCheck.Origin origin) {
        return actions.path("GET", path)
                .filter(page -> actions.isPage(path))
                .filter(page -> door.allows(
                        principal,
                        page.actions(),
                        name -> Stream.ofNullable(page.places().get(name)).toList(),
                        origin))
                .isPresent();
    }
}
