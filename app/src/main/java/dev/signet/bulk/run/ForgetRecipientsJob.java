package dev.signet.bulk.run;

import dev.signet.bulk.recipients.RecipientLists;
import dev.signet.bulk.task.BulkSettings;
import dev.signet.bulk.task.BulkTaskStore;
import java.time.Clock;
import java.util.List;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Forgets the recipients of tasks that ended some days ago: what was sent to whom stands in the send records. */
@DisallowConcurrentExecution
public class ForgetRecipientsJob extends QuartzJobBean {

    private static final int STEP = 100;

    private final BulkTaskStore store;
    private final RecipientLists lists;
    private final BulkSettings settings;
    private final Clock clock;

    ForgetRecipientsJob(BulkTaskStore store, RecipientLists lists, BulkSettings settings, Clock clock) {
        this.store = store;
        this.lists = lists;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        List<BulkTaskStore.Ended> ended;
        do {
            ended = store.withListsOf(clock.instant().minus(settings.keepRecipients()), STEP);
            for (BulkTaskStore.Ended task : ended) {
                lists.delete(task.listId());
                store.listForgotten(task.id());
            }
        } while (ended.size() == STEP);
    }
}
