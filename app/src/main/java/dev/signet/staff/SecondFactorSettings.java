package dev.signet.staff;

import dev.signet.platform.SettingCheck;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The second factor of the platform's people.
 *
 * @param requiredFor groups whose members must have one, and may do nothing but bind one until they do: {@code administrators},
 *     {@code finance}, {@code officers}, {@code reviewers}, {@code auditors}, or {@code everybody} of any group. Nobody
 *     must: everybody may
 */
@ConfigurationProperties("signet.staff.second-factor")
record SecondFactorSettings(@DefaultValue List<String> requiredFor) {

    private static final SettingCheck CHECK = new SettingCheck("signet.staff.second-factor");

    SecondFactorSettings {
        requiredFor = List.copyOf(requiredFor);
        for (String word : requiredFor) {
            CHECK.that(
                    StaffGroup.isNamed(word),
                    "required-for",
                    word,
                    "a list of groups as app/docs/staff.tsv calls them, such as administrators, finance or everybody");
        }
    }

    boolean isRequired(Set<StaffGroup> groups) {
        Set<StaffGroup> must = EnumSet.noneOf(StaffGroup.class);
        requiredFor.forEach(word -> must.addAll(StaffGroup.named(word)));
        return groups.stream().anyMatch(must::contains);
    }
}
