package dev.signet.bulk.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.bulk.recipients.BulkRecipient;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.task.BulkTask;
import dev.signet.platform.text.JsonText;
import dev.signet.sending.Recipient;
import dev.signet.sending.SendRequest;
import dev.signet.sending.message.BulkRequests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cuts a task's recipients into requests, always the same way, so that a request can be made again word for word. */
@Component
class Portions {

    private final RecipientLists lists;
    private final ObjectMapper json;

    Portions(RecipientLists lists, ObjectMapper json) {
        this.lists = lists;
        this.json = json;
    }

    /** Reads one task's portions in order; keeps the chunk it is in. For one thread. */
    Reader of(BulkTask.Order order, int portion) {
        return new Reader(order, portion);
    }

    final class Reader {

        private final BulkTask.Order order;
        private final int portion;
        private int chunk = -1;
        private List<BulkRecipient> recipients = List.of();

        private Reader(BulkTask.Order order, int portion) {
            this.order = order;
            this.portion = portion;
        }

        int count() {
            return (order.numbers() + portion - 1) / portion;
        }

        int numbersBefore(int index) {
            return (int) Math.min((long) index * portion, order.numbers());
        }

        SendRequest request(int index, Instant now) {
            int perChunk = RecipientLists.CHUNK / portion;
            if (chunk != index / perChunk) {
                chunk = index / perChunk;
                recipients = lists.chunk(order.listId(), chunk);
            }
            int from = index % perChunk * portion;
            return Portions.this.request(
                    order, index, recipients.subList(from, Math.min(from + portion, recipients.size())), now);
        }
    }

    private SendRequest request(BulkTask.Order order, int index, List<BulkRecipient> numbers, Instant now) {
        List<Recipient> recipients = new ArrayList<>(numbers.size());
        for (BulkRecipient number : numbers) {
            recipients.add(new Recipient(number.phoneNumber(), order.signName(), params(number.params()), null));
        }
        return new SendRequest(
                order.accountId(),
                order.principal().member(),
                BulkRequests.id(order.id(), index),
                SendRequest.Operation.BULK,
                recipients,
                order.templateCode(),
                String.valueOf(order.id()),
                "bulk:" + order.id() + ":" + index,
                now);
    }

    private @Nullable String params(Map<String, String> params) {
        return params.isEmpty() ? null : JsonText.write(json, params);
    }
}
