package dev.signet.bulk.recipients;

import dev.signet.platform.Refusal;
import dev.signet.platform.spreadsheet.SheetFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The recipient lists of bulk tasks (S6.1-4, S6.3-8 to S6.3-12): a file is read in the background, every row is judged,
 * and what is valid is kept, sealed, until the task has been run or nobody has used the list for a time.
 */
public interface RecipientLists {

    /**
     * Begins to read a file; {@link #find} tells how it goes.
     *
     * @param signName asks the blacklists for this signature, too; null for those of every signature only
     * @throws Refusal when it can be said at once that this is no file of recipients, or too many are being read
     */
    RecipientList begin(
            long accountId, RecipientTemplate template, @Nullable String signName, String fileName, byte[] content);

    /**
     * Reads numbers given by hand, at once; only for a template without variables (S6.3-9, S6.3-10).
     *
     * @throws Refusal when there are none or too many, or the template has variables
     */
    RecipientList byHand(long accountId, RecipientTemplate template, @Nullable String signName, List<String> numbers);

    /** A list of this account. */
    Optional<RecipientList> find(long accountId, long listId);

    /**
     * The rows that are not sent to, as the file that was sent with one column more, the reason. What came as XLS goes
     * back as XLSX.
     *
     * @throws Refusal when the account has no such list, or it is not ready
     */
    TableFile rejected(long accountId, long listId);

    /** The sample file to fill in (范例下载): the header, and nothing else. XLS comes as XLSX. */
    TableFile sample(RecipientTemplate template, SheetFormat format);

    /**
     * Gives a list to a task. From now on it is kept until {@link #delete}; a second task cannot have it. Repeating it
     * for the same task changes nothing.
     *
     * @throws Refusal when the account has no such list, it is not ready, has no valid recipient or belongs to another
     *     task
     */
    RecipientList use(long accountId, long listId, long taskId);

    /**
     * The recipients of one chunk in the order of the file, at most {@link #CHUNK}.
     *
     * @param chunk from 0 to below {@link RecipientList#chunks}
     * @throws IllegalArgumentException when there is no such chunk
     */
    List<BulkRecipient> chunk(long listId, int chunk);

    /**
     * Forgets a list that no task has, at its account's wish; a reading under way stops.
     *
     * @throws Refusal when the account has no such list, or a task has it
     */
    void discard(long accountId, long listId);

    /** Forgets a list and every number in it, whoever has it; unknown ones are no error. */
    void delete(long listId);

    /** How many recipients a chunk holds, the last one excepted. */
    int CHUNK = 1000;
}
