package dev.signet.demo;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.staff.People;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DemoPeopleTest {

    private final People people = mock(People.class);
    private final DemoPeople demo =
            new DemoPeople(people, new TransactionTemplate(mock(PlatformTransactionManager.class)));

    @Test // #9
    void comeWhereThereIsNobodyYet() {
        demo.ensure();

        verify(people, times(DemoPeople.ALL.size())).createUnchecked(anyString(), any(), anyString());
    }

    @Test // #9
    void bringNoKnownPasswordToAnInstallationThatHasPeople() {
        when(people.all()).thenReturn(List.of(DemoPeople.ALL.get(0)));

        demo.ensure();

        verify(people, never()).createUnchecked(anyString(), any(), anyString());
    }
}
