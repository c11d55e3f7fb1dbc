package dev.signet.review.desk;

import org.jspecify.annotations.Nullable;

/** An open task of a review, as far as the person asking may see it. */
record ReviewTask(
        String id,
        String name,
        String instanceId,
        String businessKey,
        @Nullable String assignee) {}
