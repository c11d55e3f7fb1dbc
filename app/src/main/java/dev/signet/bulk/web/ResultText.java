package dev.signet.bulk.web;

import dev.signet.bulk.BulkTaskView;
import dev.signet.platform.Wording;

/** The column 发送结果. */
final class ResultText {

    private static final Wording TEXTS = Wording.of("bulk");

    private ResultText() {}

    static String zh(BulkTaskView task) {
        return TEXTS.zh("result", values(task, TEXTS.zh("state." + task.state())));
    }

    static String en(BulkTaskView task) {
        return TEXTS.en("result", values(task, TEXTS.en("state." + task.state())));
    }

    private static Object[] values(BulkTaskView task, String state) {
        BulkTaskView.Progress progress = task.progress();
        int open = Math.max(0, progress.numbers() - progress.remaining() - progress.delivered() - progress.failed());
        return new Object[] {state, progress.delivered(), progress.failed(), open, progress.remaining()};
    }
}
