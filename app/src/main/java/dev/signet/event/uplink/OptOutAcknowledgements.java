package dev.signet.event.uplink;

import dev.signet.blacklist.OptOutConfirmed;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.sending.notice.PlatformMessage;
import dev.signet.sending.notice.PlatformMessages;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells whoever opted out, or took that back, that it is done, whether a list or an officer understood it. The platform's
 * own messages are domestic ones: abroad what the person asked for holds without an answer.
 */
@Component
class OptOutAcknowledgements {

    private final PlatformMessages messages;

    OptOutAcknowledgements(PlatformMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void confirmed(OptOutConfirmed optOut) {
        optedOut(optOut.replyId(), Long.toString(optOut.number()), optOut.signName());
    }

    /** @param number country code and number, digits only */
    void optedOut(long replyId, String number, @Nullable String signName) {
        post(new PlatformMessage(
                signName == null ? "SMS_PLATFORM_OPT_OUT_ALL" : "SMS_PLATFORM_OPT_OUT",
                number,
                signName == null ? Map.of() : Map.of("signature", signName),
                "opt-out-" + replyId));
    }

    /** @param number country code and number, digits only */
    void released(long replyId, String number) {
        post(new PlatformMessage("SMS_PLATFORM_RELEASED", number, Map.of(), "release-" + replyId));
    }

    private void post(PlatformMessage message) {
        if (MainlandNumbers.withCode(message.phoneNumber())) {
            messages.post(message);
        }
    }
}
