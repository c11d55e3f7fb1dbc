package dev.signet.console.staff;

import dev.signet.staff.StaffActions;
import dev.signet.staff.StaffGroup;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What stands at the left of staff's pages. An entry appears with its page, to those whose groups may open it. */
@Component
class StaffNavigation {

    private static final List<Heading> ALL = List.of(
            new Heading("home", "home", List.of(new Entry("home", "/staff"))),
            new Heading(
                    "accounts",
                    "domestic",
                    List.of(
                            new Entry("accounts", "/staff/accounts"),
                            new Entry("money", "/staff/money"),
                            new Entry("bills", "/staff/bills"),
                            new Entry("changes", "/staff/changes"),
                            new Entry("announcements", "/staff/announcements"))),
            new Heading(
                    "revenue",
                    "statistics",
                    List.of(
                            new Entry("revenue", "/staff/revenue"),
                            new Entry("statements", "/staff/statements"),
                            new Entry("figures", "/staff/figures"))),
            new Heading(
                    "compliance",
                    "services",
                    List.of(
                            new Entry("signatures", "/staff/signatures"),
                            new Entry("templates", "/staff/templates"),
                            new Entry("blacklist", "/staff/blacklist"),
                            new Entry("near-misses", "/staff/near-misses"),
                            new Entry("records", "/staff/records"),
                            new Entry("exports", "/staff/log-exports"),
                            new Entry("rulebook", "/staff/rulebook"),
                            new Entry("decisions", "/staff/decisions"))),
            new Heading(
                    "operations",
                    "settings",
                    List.of(
                            new Entry("health", "/staff/health"),
                            new Entry("carriers", "/staff/carriers"),
                            new Entry("receipts", "/staff/receipts"),
                            new Entry("simulator", "/staff/simulator"),
                            new Entry("events", "/staff/events"),
                            new Entry("repairs", "/staff/repairs"),
                            new Entry("jobs", "/staff/jobs"))),
            new Heading(
                    "people",
                    "access",
                    List.of(
                            new Entry("people", "/staff/people"),
                            new Entry("audit", "/staff/audit"),
                            new Entry("own", "/staff/own"))));

    private final StaffActions actions;

    StaffNavigation(StaffActions actions) {
        this.actions = actions;
    }

    /**
     * @param key of its text in the bundle {@code staff}
     * @param path of its page; what begins so is within it
     */
    record Entry(String key, String path) {

        /** The home is not around all others. */
        public boolean holds(String here) {
            return here.equals(path) || !path.equals("/staff") && here.startsWith(path + "/");
        }
    }

    /**
     * An entry of the same key is the heading itself.
     *
     * @param icon its picture
     */
    record Heading(String key, String icon, List<Entry> entries) {

        public boolean isAlone() {
            return entries.size() == 1 && entries.get(0).key().equals(key);
        }

        public boolean holds(String here) {
            return entries.stream().anyMatch(entry -> entry.holds(here));
        }
    }

    List<Heading> of(Set<StaffGroup> groups) {
        return ALL.stream()
                .map(heading -> new Heading(
                        heading.key(),
                        heading.icon(),
                        heading.entries().stream()
                                .filter(entry -> actions.opens(entry.path(), groups))
                                .toList()))
                .filter(heading -> !heading.entries().isEmpty())
                .toList();
    }
}
