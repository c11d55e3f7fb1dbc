package dev.signet.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.bulk.recipients.RecipientCounts;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientListState;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.task.Hours;
import dev.signet.platform.Refusal;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.signature.SendableSignature;
import dev.signet.signature.Signatures;
import dev.signet.template.SendableTemplate;
import dev.signet.template.Templates;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

    private static final SendableTemplate TEMPLATE =
            new SendableTemplate(1, 2, "SMS_1", TemplateKind.NOTIFICATION, "您的包裹已到。", null);

    /** It may be ready a moment later, when the task takes it: then the task would have no numbers, or some of them. */
    @Test // #12: a task of 1,500 numbers was confirmed and sent to none
    void takesNoListThatIsBeingRead() {
        RecipientLists lists = mock(RecipientLists.class, CALLS_REAL_METHODS);
        RecipientList reading = new RecipientList(
                7,
                1,
                RecipientTemplate.of(TEMPLATE),
                "云帆",
                "a.csv",
                RecipientListState.READING,
                0,
                new RecipientCounts(0, 0, 0, 0, 0, 0),
                List.of(),
                null,
                0,
                Instant.EPOCH);
        doReturn(Optional.of(reading)).when(lists).find(1, 7);
        ApiCaller caller = new ApiCaller(1, "", mock(Principal.class));
        NewBulkTask wanted = new NewBulkTask("会员日", "云帆", "SMS_1", 7L, List.of(), null, null);

        assertThatThrownBy(() -> desk(lists).order(caller, mock(AccessCheck.Origin.class, RETURNS_DEEP_STUBS), wanted))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("OperationDenied.RecipientList"));
    }

    private static OrderDesk desk(RecipientLists lists) {
        Signatures signatures = mock(Signatures.class);
        when(signatures.sendable(1)).thenReturn(List.of(new SendableSignature(1, 3, "云帆", Scenario.GENERAL, false)));
        Templates templates = mock(Templates.class);
        when(templates.sendable(1)).thenReturn(List.of(TEMPLATE));
        Hours hours = mock(Hours.class);
        when(hours.longestName()).thenReturn(50);
        return new OrderDesk(
                signatures, templates, lists, mock(Pairing.class), hours, mock(Ids.class), Clock.systemUTC());
    }
}
