package dev.signet.staff;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.util.StringUtils;

/** The groups of people who work for the platform. Their ids are those of the processes' candidate groups. */
public enum StaffGroup {
    SIGNATURE_REVIEWERS("signature-reviewers"),
    TEMPLATE_REVIEWERS("template-reviewers"),
    COMPLIANCE_OFFICERS("compliance-officers"),
    /** They keep people and accounts; the engine knows this group by this id. */
    ADMINISTRATORS("camunda-admin");

    private static final Wording TEXTS = Wording.of("staff");

    private final String id;

    StaffGroup(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** As a heading, for people who read either: {@code 合规专员 / Compliance officers}. */
    public String title() {
        Bilingual name = TEXTS.text("group." + id);
        return new Bilingual(name.zh(), StringUtils.capitalize(name.en())).both();
    }

    /** Whether its members decide applications; who administers people is none of them. */
    boolean reviews() {
        return this != ADMINISTRATORS;
    }

    public static List<String> ids(Collection<StaffGroup> groups) {
        return groups.stream().map(StaffGroup::id).sorted().toList();
    }

    public static Optional<StaffGroup> of(String id) {
        return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}
