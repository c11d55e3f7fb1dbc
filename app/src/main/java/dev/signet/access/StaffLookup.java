package dev.signet.access;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** What a person may do now: the groups, as authorities. */
@Component
public class StaffLookup {

    private final IdentityService identities;

    StaffLookup(IdentityService identities) {
        this.identities = identities;
    }

    /** Empty when there is no such person (any more). */
    public Optional<List<? extends GrantedAuthority>> authorities(String user) {
        if (identities.createUserQuery().userId(user).count() == 0) {
            return Optional.empty();
        }
        return Optional.of(identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .map(SimpleGrantedAuthority::new)
                .toList());
    }
}
