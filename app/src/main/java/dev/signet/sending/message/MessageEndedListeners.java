package dev.signet.sending.message;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Tells every listener that messages ended, inside the transaction that ends them. */
@Component
public class MessageEndedListeners {

    /** Found once, when the first message ends: to look for them is dearer than to tell them. */
    private final SingletonSupplier<List<MessageEndedListener>> listeners;

    MessageEndedListeners(ObjectProvider<MessageEndedListener> listeners) {
        this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
    }

    public void ended(List<MessageEnded> messages) {
        if (!messages.isEmpty()) {
            listeners.obtain().forEach(listener -> listener.ended(messages));
        }
    }
}
