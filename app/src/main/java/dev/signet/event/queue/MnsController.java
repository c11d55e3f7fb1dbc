package dev.signet.event.queue;

import dev.signet.platform.intake.Intake;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * The part of the queue protocol that pullers of receipts use (api-contract 4.3.3): receive and delete, one or many. A queue
 * that its account has not switched on is empty, not absent: the clients' loops end for good, or never rest, on other
 * errors, and so begin to receive by themselves once it is switched on.
 */
@Hidden
@RestController
class MnsController {

    private static final Logger log = LoggerFactory.getLogger(MnsController.class);

    private static final String MESSAGES = "/queues/{queue}/messages";
    private static final String WAIT = "waitseconds";
    private static final String NUMBER = "numOfMessages";
    private static final String HANDLE = "ReceiptHandle";
    private static final int MOST_MESSAGES = 16;
    private static final int LARGEST_BODY = 16 * 1024;
    /** Beyond the wait itself, for the container's own idea of how long a request may take. */
    private static final long GRACE_MILLIS = 5000;

    private final LongPolls polls;
    private final EventQueue events;
    private final QueueSettings settings;

    MnsController(LongPolls polls, EventQueue events, QueueSettings settings) {
        this.polls = polls;
        this.events = events;
        this.settings = settings;
    }

    @GetMapping(MESSAGES)
    DeferredResult<ResponseEntity<byte[]>> receive(
            @PathVariable String queue, @AuthenticationPrincipal QueueReader reader, HttpServletRequest request)
            throws IOException {
        body(request); // nobody asked for one, but once the answer waits nobody would wait for its end
        QueueName name = readable(queue, reader);
        MnsQuery query = MnsQuery.of(request.getQueryString(), Set.of(WAIT, NUMBER));
        // One generation of clients never says and never rests: without a wait it would ask again at once, for ever.
        Duration wait = query.has(WAIT)
                ? Duration.ofSeconds(query.number(WAIT, 0, QueueSettings.LONGEST_WAIT, 0))
                : settings.wait(name);
        boolean batch = query.has(NUMBER);
        int atMost = query.number(NUMBER, 1, MOST_MESSAGES, 1);
        CompletableFuture<List<QueuedEvent>> received = polls.receive(name, atMost, wait, reader.again());
        return answer(request, received, wait, batch);
    }

    private static DeferredResult<ResponseEntity<byte[]>> answer(
            HttpServletRequest request, CompletableFuture<List<QueuedEvent>> received, Duration wait, boolean batch) {
        // Taken now: the request must not be touched where the answer comes from.
        String requestId = MnsAnswers.requestId(request);
        DeferredResult<ResponseEntity<byte[]>> answer = new DeferredResult<>(wait.toMillis() + GRACE_MILLIS);
        answer.onTimeout(() -> received.complete(List.of()));
        // A client that is known to be gone must not be given a message.
        answer.onCompletion(() -> received.cancel(false));
        received.whenComplete((found, failure) -> {
            if (failure instanceof MnsRefusal) {
                answer.setErrorResult(failure);
            } else if (failure != null) {
                return; // the client is gone
            } else if (found.isEmpty()) {
                answer.setErrorResult(MnsRefusal.noMessage());
            } else {
                byte[] body = batch ? MnsXml.messages(found) : MnsXml.message(found.get(0));
                answer.setResult(MnsAnswers.of(requestId, 200, body));
            }
        });
        return answer;
    }

    @DeleteMapping(MESSAGES)
    ResponseEntity<byte[]> delete(
            @PathVariable String queue, @AuthenticationPrincipal QueueReader reader, HttpServletRequest request)
            throws IOException {
        QueueName name = readable(queue, reader);
        Optional<String> handle =
                MnsQuery.of(request.getQueryString(), Set.of(HANDLE)).text(HANDLE);
        return handle.isPresent() ? deleteOne(name, handle.get(), request) : deleteMany(name, request);
    }

    private ResponseEntity<byte[]> deleteOne(QueueName queue, String text, HttpServletRequest request) {
        if (!events.delete(queue, handle(text))) {
            throw MnsRefusal.noMessage();
        }
        return MnsAnswers.deleted(MnsAnswers.requestId(request));
    }

    private ResponseEntity<byte[]> deleteMany(QueueName queue, HttpServletRequest request) throws IOException {
        List<String> handles = MnsXml.receiptHandles(body(request));
        if (handles.isEmpty() || handles.size() > MOST_MESSAGES) {
            throw MnsRefusal.invalid(
                    "There were " + handles.size() + " receipt handles; there must be 1 to " + MOST_MESSAGES + ".");
        }
        // All are read before the first is deleted.
        List<ReceiptHandle> asked = handles.stream().map(MnsController::handle).toList();
        List<String> notDeleted = asked.stream()
                .filter(handle -> !events.delete(queue, handle))
                .map(ReceiptHandle::toString)
                .toList();
        return notDeleted.isEmpty()
                ? MnsAnswers.deleted(MnsAnswers.requestId(request))
                : MnsAnswers.of(MnsAnswers.requestId(request), 404, MnsXml.notDeleted(notDeleted));
    }

    /** Everything else the protocol knows: sending, peeking, attributes, queues as such. */
    @RequestMapping("/queues/**")
    ResponseEntity<byte[]> notServed() {
        throw MnsRefusal.denied("These queues can be received and deleted from, and nothing else.");
    }

    private static QueueName readable(String text, QueueReader reader) {
        QueueName name = QueueName.parse(text).orElseThrow(() -> MnsRefusal.noQueue(MnsQuery.shown(text)));
        if (!reader.mayRead(name)) {
            throw MnsRefusal.denied("The queue " + name + " may not be read with these credentials.");
        }
        return name;
    }

    private static ReceiptHandle handle(String text) {
        return ReceiptHandle.parse(text)
                .orElseThrow(() -> new MnsRefusal(
                        400,
                        "ReceiptHandleError",
                        "The receipt handle '" + MnsQuery.shown(text) + "' is not one that was given with a message."));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw MnsRefusal.invalid("The body is larger than " + LARGEST_BODY + " bytes.");
        }
        return body;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(MnsRefusal refusal, HttpServletRequest request) {
        return MnsAnswers.refused(request, refusal);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request) {
        if (Intake.refusal(request) == null) {
            log.error("Request {} to a queue failed", MnsAnswers.requestId(request), failure);
        }
        return MnsAnswers.refused(request, MnsRefusal.unavailable());
    }
}
