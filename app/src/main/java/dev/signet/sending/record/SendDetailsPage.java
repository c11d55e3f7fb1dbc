package dev.signet.sending.record;

import java.util.List;

/** One page of send details and the number of all rows. */
public record SendDetailsPage(long total, List<SendDetail> rows) {

    public SendDetailsPage {
        rows = List.copyOf(rows);
    }
}
