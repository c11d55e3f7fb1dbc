package dev.signet.review.process;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For whom the engine works during a call; whoever it worked for before is put back afterwards. */
@Component
public class EngineLogin {

    private final IdentityService identity;

    EngineLogin(IdentityService identity) {
        this.identity = identity;
    }

    /** The engine checks this person's authorizations. */
    public <T> T as(String person, Supplier<T> call) {
        List<String> groups = asSystem(() -> identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList());
        return with(new Authentication(person, groups), call);
    }

    /** The engine checks nothing: the product itself acts. */
    public <T> T asSystem(Supplier<T> call) {
        return with(null, call);
    }

    private <T> T with(@Nullable Authentication wanted, Supplier<T> call) {
        Authentication before = identity.getCurrentAuthentication();
        try {
            set(wanted);
            return call.get();
        } finally {
            set(before);
        }
    }

    private void set(@Nullable Authentication authentication) {
        if (authentication == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(authentication);
        }
    }
}
