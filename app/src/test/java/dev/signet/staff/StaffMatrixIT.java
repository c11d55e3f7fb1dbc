package dev.signet.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SignetTest;
import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every action of staff at every door it has, for a member of each group and for whoever is in none: from the list itself, so
 * that no door is forgotten. The security of the running application is asked with nothing behind it, so that a cell does
 * nothing; what is behind each door has tests of its own.
 */
@SignetTest
class StaffMatrixIT {

    private static final List<Knock> WITH_ALL_THEY_NEED = List.of(Knock.BASIC, Knock.SESSION);

    private static final String TOKEN = "6f1f4b8e-0000-4000-8000-1234567890ab";

    @Autowired
    StaffActions actions;

    @Autowired
    StaffLookup staff;

    @Autowired
    People people;

    @Autowired
    OneTimePasswords oneTimePasswords;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    Filter security;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** Those of the demo, where they are in one group only. */
    private static final Map<StaffGroup, String> MEMBERS = Map.of(
            StaffGroup.ADMINISTRATORS, "admin",
            StaffGroup.COMPLIANCE_OFFICERS, "officer",
            StaffGroup.FINANCE, "finance",
            StaffGroup.AUDITORS, "auditor",
            StaffGroup.SIGNATURE_REVIEWERS, "matrix-signatures",
            StaffGroup.TEMPLATE_REVIEWERS, "matrix-templates");

    private static final String NOBODYS = "matrix-none";

    @BeforeEach
    void somebodyOfEachGroup() {
        MEMBERS.forEach((group, id) -> {
            if (people.find(id).isEmpty()) {
                people.createUnchecked("test", new Person(id, "矩阵", group.id(), null, Set.of(group)), id);
            }
        });
        if (people.find(NOBODYS).isEmpty()) {
            people.createUnchecked("test", new Person(NOBODYS, "矩阵", "无", null, Set.of()), NOBODYS);
        }
    }

    @Test // #13: every action × group × door
    void eachDoorLetsInWhomTheListNames() {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (StaffAction action : actions.all()) {
            for (String door : action.doors()) {
                for (StaffGroup group : StaffGroup.values()) {
                    boolean may = action.groups().isEmpty() || action.groups().contains(group);
                    for (Knock how : WITH_ALL_THEY_NEED) {
                        cells++;
                        if (isLetIn(door, MEMBERS.get(group), how) != may) {
                            wrong.add(door + (may ? " keeps out " : " lets in ") + group + " by " + how);
                        }
                    }
                }
                boolean anyone = action.groups().isEmpty();
                for (Knock how : WITH_ALL_THEY_NEED) {
                    cells++;
                    if (isLetIn(door, NOBODYS, how) != anyone) {
                        wrong.add(door + " of somebody in no group by " + how);
                    }
                }
                if (isLetIn(door, null, Knock.BASIC)) {
                    wrong.add(door + " lets in who is not logged in");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(actions.doors().size());
    }

    @Test // #13: a password that somebody else has seen opens nothing but its own change
    void aOneTimePasswordOpensNothingElse() {
        oneTimePasswords.begin("admin2");
        try {
            List<String> open = new ArrayList<>();
            for (StaffAction action : actions.all()) {
                for (String door : action.doors()) {
                    if (isLetIn(door, "admin2", Knock.SESSION)) {
                        open.add(action.name());
                    }
                }
            }
            assertThat(open)
                    .isNotEmpty()
                    .allMatch(name -> actions.require(name).groups().isEmpty());
        } finally {
            oneTimePasswords.forget("admin2");
        }
    }

    @Test // #13: a form of another site changes nothing
    void nothingIsChangedInASessionWithoutItsToken() {
        List<String> open = new ArrayList<>();
        for (StaffAction action : actions.all()) {
            for (String door : action.doors()) {
                StaffGroup group = action.groups().stream().findFirst().orElse(StaffGroup.AUDITORS);
                if (!door.startsWith("GET ") && isLetIn(door, MEMBERS.get(group), Knock.SESSION_WITHOUT_TOKEN)) {
                    open.add(door);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test // #13: what is not on the list does not answer
    void aPathThatIsNotOnTheListIsNobodys() {
        for (String door : List.of(
                "GET /v1/admin/nothing",
                "POST /staff/nothing",
                "GET /staff/nothing",
                "DELETE /v1/admin/accounts",
                "GET /v1/admin/accounts/1/",
                "GET /v1/admin//accounts",
                "GET /v1/admin/accounts;a=b")) {
            for (StaffGroup group : StaffGroup.values()) {
                assertThat(isLetIn(door, MEMBERS.get(group), Knock.BASIC))
                        .as("%s, %s", door, group)
                        .isFalse();
            }
        }
    }

    @Test // #13
    void everyLineHasItsHandlerAndEveryHandlerItsLine() {
        Set<String> served = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> served.addAll(doors(mapping)));
        Set<String> dead = new TreeSet<>(actions.doors());
        dead.removeIf(door -> door.contains("/actuator/"));
        dead.removeAll(served);
        assertThat(dead).as("lines of staff.tsv that nothing answers").isEmpty();
    }

    @Test // #13: read everything, change nothing
    void auditorsReadEverythingAndChangeNothing() {
        Set<String> theirs = new HashSet<>(Set.of("ChooseLook", "SetOwnPassword", "ExportAudit"));
        for (StaffAction action : actions.all()) {
            boolean reads =
                    action.audited().isEmpty() && action.doors().stream().allMatch(door -> door.startsWith("GET "));
            if (action.isOpenTo(Set.of(StaffGroup.AUDITORS))
                    && !reads
                    && !action.groups().isEmpty()) {
                assertThat(theirs).as("what auditors may do and is no reading").contains(action.name());
            }
        }
    }

    @Test // #13: whoever agrees is asked by somebody who is named too
    void whatTakesTwoNamesWhoTheyAre() {
        assertThat(actions.all())
                .filteredOn(action -> !action.second().isEmpty())
                .isNotEmpty()
                .allSatisfy(action -> {
                    assertThat(action.groups()).as(action.name()).isNotEmpty();
                    assertThat(action.second()).as(action.name()).doesNotContain(StaffGroup.AUDITORS);
                    assertThat(action.audited()).as(action.name()).isNotEmpty();
                });
    }

    private static Set<String> doors(RequestMappingInfo mapping) {
        Set<String> doors = new TreeSet<>();
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
            mapping.getPatternValues().forEach(path -> doors.add(method + " " + path));
        }
        return doors;
    }

    private enum Knock {
        BASIC,
        SESSION,
        SESSION_WITHOUT_TOKEN
    }

    private boolean isLetIn(String door, @Nullable String person, Knock how) {
        String[] parts = door.split(" ");
        String path = parts[1].replaceAll("\\{[^}]*\\}", "1").replace("/**", "/metrics");
        MockHttpServletRequest request = new MockHttpServletRequest(parts[0], path);
        request.setServletPath(path);
        if (person != null && how == Knock.BASIC) {
            String name = person + ":" + person;
            request.addHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)));
        } else if (person != null) {
            request.setSession(session(person));
            if (how == Knock.SESSION) {
                request.setCookies(new Cookie("SIGNET-XSRF-TOKEN", TOKEN));
                request.addHeader("X-XSRF-TOKEN", TOKEN);
            }
        }
        AtomicBoolean let = new AtomicBoolean();
        try {
            security.doFilter(request, new MockHttpServletResponse(), (in, out) -> let.set(true));
        } catch (Exception e) {
            throw new AssertionError(door, e);
        }
        return let.get();
    }

    /** As the login leaves it. */
    private MockHttpSession session(String person) {
        StaffMember member = staff.find(person).orElseThrow();
        List<? extends GrantedAuthority> groups = staff.authorities(member).orElseThrow();
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(member, null, groups)));
        return session;
    }
}
