package dev.signet.bulk;

import java.util.List;

/** One page of an account's tasks, the newest first. */
public record BulkTaskPage(List<BulkTaskView> tasks, long total) {}
