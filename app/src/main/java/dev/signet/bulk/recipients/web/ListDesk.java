package dev.signet.bulk.recipients.web;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.recipients.RecipientTemplate;
import dev.signet.bulk.recipients.TableFile;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.platform.text.DownloadName;
import dev.signet.rules.text.Unseen;
import dev.signet.signature.Signatures;
import dev.signet.template.Templates;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What a caller does with recipient lists, whether over REST or on a page: done and put on record. */
@Component
public class ListDesk {

    private static final Wording TEXTS = Wording.of("recipients");
    private static final String REVEALS = "dysms:DownloadRecipients";
    private static final String FILE = "file";

    private final RecipientLists lists;
    private final Templates templates;
    private final Signatures signatures;
    private final ListTrail trail;
    private final AccessCheck access;

    ListDesk(RecipientLists lists, Templates templates, Signatures signatures, ListTrail trail, AccessCheck access) {
        this.lists = lists;
        this.templates = templates;
        this.signatures = signatures;
        this.trail = trail;
        this.access = access;
    }

    /**
     * Begins to read a file.
     *
     * @param signName blank or null where it is not known
     * @throws dev.signet.platform.Refusal where there is none, or it can be said at once what is wrong with it
     */
    public RecipientList upload(
            ApiCaller caller, String templateCode, @Nullable String signName, @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty() && nameOf(file).isEmpty()) {
            throw TEXTS.refusal("MissingParameter", "file.missing", FILE);
        }
        RecipientTemplate template = template(caller, templateCode);
        RecipientList list =
                lists.begin(caller.accountId(), template, signature(caller, signName), nameOf(file), file.getBytes());
        onRecord(caller, list, () -> trail.uploaded(caller, list, file.getSize()));
        return list;
    }

    private static String nameOf(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    /** Takes numbers that were given by hand, with their report. */
    public RecipientList byHand(
            ApiCaller caller, String templateCode, @Nullable String signName, List<String> numbers) {
        RecipientTemplate template = template(caller, templateCode);
        RecipientList list = lists.byHand(caller.accountId(), template, signature(caller, signName), numbers);
        onRecord(caller, list, () -> trail.givenByHand(caller, list));
        return list;
    }

    /**
     * Begins to take the rows of messages that failed.
     *
     * @param name of the list
     * @param from what they are taken from, for the audit trail
     */
    public RecipientList again(
            ApiCaller caller,
            RecipientTemplate template,
            String signName,
            String name,
            Map<String, String> from,
            RecipientLists.KnownRows rows) {
        RecipientList list = lists.known(caller.accountId(), template, signName, name, rows);
        onRecord(caller, list, () -> trail.takenFromFailures(caller, list, from));
        return list;
    }

    /** A list that cannot be put on record is not kept. */
    private void onRecord(ApiCaller caller, RecipientList list, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException e) {
            lists.discard(caller.accountId(), list.id());
            throw e;
        }
    }

    /** A list as the caller may see it: without numbers for whoever may not download them. */
    public Optional<RecipientList> find(ApiCaller caller, long listId, AccessCheck.Origin origin) {
        boolean whole = access.allows(caller.principal(), REVEALS, "*", origin);
        return lists.find(caller.accountId(), listId).map(list -> whole ? list : list.masked());
    }

    /** As {@link #find}, of a list that must be there. */
    public RecipientList seen(ApiCaller caller, long listId, AccessCheck.Origin origin) {
        return find(caller, listId, origin)
                .orElseThrow(() -> TEXTS.refusal("RecipientListNotFound", "unknown", listId));
    }

    /** The values of the variables for its first number; none for whoever may not download numbers, and of a list without any. */
    public Map<String, String> firstValues(ApiCaller caller, RecipientList list, AccessCheck.Origin origin) {
        boolean any = list.chunks() > 0 && !list.template().variables().isEmpty();
        return any && access.allows(caller.principal(), REVEALS, "*", origin)
                ? lists.chunk(list.id(), 0).get(0).params()
                : Map.of();
    }

    public void discard(ApiCaller caller, long listId) {
        lists.discard(caller.accountId(), listId);
        trail.discarded(caller, listId);
    }

    /** Answers with the rejected rows, each with its reason. */
    public void sendRejected(ApiCaller caller, long listId, HttpServletResponse response) throws IOException {
        TableFile file = lists.rejected(caller.accountId(), listId);
        trail.rejectedDownloaded(caller, listId);
        send(file, response);
    }

    /** Answers with the file to fill in. */
    public void sendSample(ApiCaller caller, String templateCode, SheetFormat format, HttpServletResponse response)
            throws IOException {
        send(lists.sample(template(caller, templateCode), format), response);
    }

    private RecipientTemplate template(ApiCaller caller, String code) {
        return templates.sendable(caller.accountId()).stream()
                .filter(template -> template.code().equals(code))
                .findFirst()
                .map(RecipientTemplate::of)
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_TEMPLATE_ILLEGAL", "template", code));
    }

    private @Nullable String signature(ApiCaller caller, @Nullable String name) {
        String bare = name == null ? "" : Unseen.strip(name);
        if (bare.isEmpty()) {
            return null;
        }
        return signatures.sendable(caller.accountId()).stream()
                .filter(signature -> signature.name().equals(bare))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("isv.SMS_SIGNATURE_ILLEGAL", "signature", bare))
                .name();
    }

    private static void send(TableFile file, HttpServletResponse response) throws IOException {
        response.setContentType(file.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(file.fileName()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        file.content().writeTo(response.getOutputStream());
    }
}
