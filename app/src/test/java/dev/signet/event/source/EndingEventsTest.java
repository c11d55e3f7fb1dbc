package dev.signet.event.source;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.signet.blacklist.Blacklist;
import dev.signet.event.EventPayloads;
import dev.signet.event.push.Events;
import dev.signet.event.push.PushTargets;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.MessageEnded;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndingEventsTest {

    private static final Instant AT = Instant.parse("2026-06-18T02:00:00Z");

    private final Blacklist blacklist = mock(Blacklist.class);
    private final ActiveRulebook rulebook = mock(ActiveRulebook.class, RETURNS_DEEP_STUBS);
    private final EndingEvents endings = new EndingEvents(
            mock(Events.class),
            mock(PushTargets.class),
            mock(EventPayloads.class),
            blacklist,
            rulebook,
            mock(Ids.class));

    @BeforeEach
    void anOfficerListedACode() {
        when(rulebook.current().policies().words("release-carrier-codes").contains("MOBILE_ON_LIST"))
                .thenReturn(true);
    }

    private static MessageEnded failed(String errorCode) {
        return new MessageEnded(
                1,
                2,
                "b",
                8613800138000L,
                TemplateKind.PROMOTIONAL,
                false,
                "云帆科技",
                "SMS_1",
                null,
                false,
                errorCode,
                1,
                AT,
                AT,
                "r",
                false,
                false);
    }

    @Test // #8
    void learnsABlockFromTheCodesThatOfficersList() {
        endings.ended(List.of(failed("MOBILE_ON_LIST")));

        verify(blacklist).carrierBlocked(8613800138000L, "MOBILE_ON_LIST", AT);
    }

    @Test // #8
    void learnsNoBlockFromACodeThatTheyTookOut() {
        endings.ended(List.of(failed("USER_REJECT")));

        verify(blacklist, never()).carrierBlocked(anyLong(), anyString(), any());
    }
}
