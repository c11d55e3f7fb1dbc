package dev.signet.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The groups of people who work for the platform. Their ids are those of the processes' candidate groups. */
public enum StaffGroup {
    SIGNATURE_REVIEWERS("signature-reviewers", "签名审核员 / Signature reviewers"),
    TEMPLATE_REVIEWERS("template-reviewers", "模板审核员 / Template reviewers"),
    COMPLIANCE_OFFICERS("compliance-officers", "合规专员 / Compliance officers"),
    /** They keep people and accounts; the engine knows this group by this id. */
    ADMINISTRATORS("camunda-admin", "系统管理员 / Administrators");

    private final String id;
    private final String title;

    StaffGroup(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
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
