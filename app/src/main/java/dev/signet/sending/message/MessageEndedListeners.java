package dev.signet.sending.message;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells every listener that messages ended, inside the transaction that ends them. */
@Component
public class MessageEndedListeners {

    private final ObjectProvider<MessageEndedListener> listeners;

    MessageEndedListeners(ObjectProvider<MessageEndedListener> listeners) {
        this.listeners = listeners;
    }

    public void ended(List<MessageEnded> messages) {
        if (!messages.isEmpty()) {
            listeners.orderedStream().forEach(listener -> listener.ended(messages));
        }
    }
}
