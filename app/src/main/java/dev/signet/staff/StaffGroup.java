package dev.signet.staff;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.util.StringUtils;

/** The groups of people who work for the platform. Their ids are those of the processes' candidate groups. */
public enum StaffGroup {
    SIGNATURE_REVIEWERS("signature-reviewers"),
    TEMPLATE_REVIEWERS("template-reviewers"),
    COMPLIANCE_OFFICERS("compliance-officers"),
    /** They keep people and accounts; the engine knows this group by this id. */
    ADMINISTRATORS("camunda-admin"),
    /** Money of accounts. */
    FINANCE("finance"),
    /** They read everything and change nothing. */
    AUDITORS("auditors");

    private static final Wording TEXTS = Wording.of("staff");

    private final String id;

    StaffGroup(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** {@code 合规专员}, {@code compliance officers}. */
    public Bilingual words() {
        return TEXTS.text("group." + id);
    }

    /** As a heading, for people who read either: {@code 合规专员 / Compliance officers}. */
    public String title() {
        Bilingual name = words();
        return new Bilingual(name.zh(), StringUtils.capitalize(name.en())).both();
    }

    /** As {@code app/docs/staff.tsv} calls groups: {@code reviewers} are those of every kind. */
    private static final Map<String, Set<StaffGroup>> NAMES = Map.of(
            "reviewers", EnumSet.of(SIGNATURE_REVIEWERS, TEMPLATE_REVIEWERS),
            "officers", EnumSet.of(COMPLIANCE_OFFICERS),
            "administrators", EnumSet.of(ADMINISTRATORS),
            "finance", EnumSet.of(FINANCE),
            "auditors", EnumSet.of(AUDITORS),
            "everybody", EnumSet.allOf(StaffGroup.class));

    static boolean isNamed(String word) {
        return NAMES.containsKey(word);
    }

    /** @throws IllegalArgumentException where no group is called so */
    static Set<StaffGroup> named(String word) {
        Set<StaffGroup> groups = NAMES.get(word);
        if (groups == null) {
            throw new IllegalArgumentException("No group is called '" + word + "', but " + NAMES.keySet());
        }
        return groups;
    }

    /** Whether its members decide applications; who administers people, keeps money or watches all of it is none of them. */
    public boolean reviews() {
        return this != ADMINISTRATORS && this != FINANCE && this != AUDITORS;
    }

    /** Whether its members have no part in any other group's work: who keeps people, and who reads what all others did. */
    boolean standsAlone() {
        return this == ADMINISTRATORS || this == AUDITORS;
    }

    /** The groups among somebody's authorities. */
    public static Set<StaffGroup> among(Collection<? extends GrantedAuthority> authorities) {
        Set<StaffGroup> groups = EnumSet.noneOf(StaffGroup.class);
        authorities.forEach(granted -> of(granted.getAuthority()).ifPresent(groups::add));
        return groups;
    }

    /** One of these, for people: {@code 财务、系统管理员}. */
    public static Bilingual listed(Collection<StaffGroup> groups) {
        return ids(groups).stream()
                .map(id -> TEXTS.text("group." + id))
                .reduce((some, more) -> some.plus(TEXTS.text("group.and")).plus(more))
                .orElseGet(() -> TEXTS.text("group.none"));
    }

    public static List<String> ids(Collection<StaffGroup> groups) {
        return groups.stream().map(StaffGroup::id).sorted().toList();
    }

    public static Optional<StaffGroup> of(String id) {
        return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}
