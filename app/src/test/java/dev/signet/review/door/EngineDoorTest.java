package dev.signet.review.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineDoorTest {

    private static final Command<String> SOMETHING_NEW = context -> "done";

    private final IdentityServiceImpl identities = new IdentityServiceImpl();
    private final EngineRefusals refusals = mock();
    private final CommandInterceptor door =
            new EngineDoor(EngineCommands.shipped(), () -> identities, () -> refusals).outside();

    @BeforeEach
    void opensTo() {
        door.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                return command.execute(null);
            }
        });
    }

    @Test // #9
    void asksNotForWhatTheProductDoes() {
        assertThat(door.execute(SOMETHING_NEW)).isEqualTo("done");
        verifyNoInteractions(refusals);
    }

    @Test // #9
    void refusesWhatNobodyAllowedAndKeepsIt() {
        identities.setAuthentication("root", List.of("camunda-admin", "signature-reviewers"));

        assertThatThrownBy(() -> door.execute(SOMETHING_NEW))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getStatus().getStatusCode()).isEqualTo(403));
        verify(refusals).record("root", "?", null);

        assertThatThrownBy(() -> door.execute(new SaveTaskCmd(new TaskEntity("of-a-colleague"))))
                .hasMessageContaining("Name, dates and priority of a task are the model's business");
        verify(refusals).record("root", "SaveTask", null);

        assertThatThrownBy(() -> door.execute(new ResolveTaskCmd("of-a-colleague", null)))
                .hasMessageContaining("不经委派归还");
        verify(refusals).record("root", "ResolveTask", "of-a-colleague");
    }

    @Test // #9
    void refusesWhomItKnowsNoGroupOf() {
        identities.setAuthentication("nobody", List.of());
        assertThatThrownBy(() -> door.execute(SOMETHING_NEW)).isInstanceOf(InvalidRequestException.class);

        identities.setAuthenticatedUserId("nobody");
        assertThatThrownBy(() -> door.execute(SOMETHING_NEW)).isInstanceOf(InvalidRequestException.class);
    }

    @Test // #9
    void letsAJobBeTriedAgainButNeitherMovedNorSilenced() {
        identities.setAuthentication("root", List.of("camunda-admin"));
        door.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                return null;
            }
        });

        assertThatCode(() -> door.execute(new SetJobRetriesCmd("job", null, 1, null, false)))
                .doesNotThrowAnyException();
        verifyNoInteractions(refusals);
        for (SetJobRetriesCmd other : List.of(
                new SetJobRetriesCmd("job", null, 0, null, false),
                new SetJobRetriesCmd("job", null, 1, null, true),
                new SetJobRetriesCmd("job", null, 1, new Date(), true))) {
            assertThatThrownBy(() -> door.execute(other)).hasMessageContaining("A job can be tried again");
        }
        verify(refusals, times(3)).record("root", "SetJobRetries", null);
    }

    @Test // #9
    void asksNotForWhatACommandGivesInItsTurn() {
        identities.setAuthentication("li", List.of("signature-reviewers"));
        Context.setCommandContext(mock(CommandContext.class));
        try {
            assertThat(door.execute(SOMETHING_NEW)).isEqualTo("done");
        } finally {
            Context.removeCommandContext();
        }
        verifyNoInteractions(refusals);
    }
}
