package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;

/** A database that holds {@code officer} and {@code officer␠} to be one name finds the same row for both. */
class StaffLookupTest {

    private final IdentityService identities = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final StaffLookup staff = new StaffLookup(identities, mock(ProcessEngine.class));

    @Test // #9
    void aPersonIsKnownByTheRowThatWasFound() {
        when(identities.createUserQuery().userId(anyString()).singleResult()).thenReturn(new UserEntity("officer"));

        assertThat(staff.find("officer")).hasValue(new StaffMember("officer"));
        assertThat(staff.find("officer ")).isEmpty();
        assertThat(staff.authorities("officer ")).isEmpty();
    }
}
