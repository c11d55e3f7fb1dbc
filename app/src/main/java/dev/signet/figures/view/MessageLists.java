package dev.signet.figures.view;

import dev.signet.figures.Figures;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where messages of an account are listed, for pages that show figures of them. */
@Component
public class MessageLists {

    private final Figures figures;

    MessageLists(Figures figures) {
        this.figures = figures;
    }

    public MessageList of(long accountId) {
        return new MessageList(figures.messagesSince(accountId), Map.of());
    }
}
