package dev.signet.access;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Who a person is, and may do now: the groups, as authorities. */
@Component
public class StaffLookup {

    private final IdentityService identities;

    StaffLookup(IdentityService identities) {
        this.identities = identities;
    }

    /**
     * The person of exactly this name. The database may hold another spelling to be the same (an installation whose tables
     * somebody else made): then it is nobody.
     */
    Optional<StaffMember> find(String name) {
        return Optional.ofNullable(identities.createUserQuery().userId(name).singleResult())
                .filter(row -> row.getId().equals(name))
                .map(row -> new StaffMember(row.getId()));
    }

    /** Empty when there is no such person (any more). */
    public Optional<List<? extends GrantedAuthority>> authorities(String user) {
        if (find(user).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .map(SimpleGrantedAuthority::new)
                .toList());
    }
}
