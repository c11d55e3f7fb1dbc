package dev.signet.customer.web;

import dev.signet.staff.StaffChange;
import java.time.Instant;
import java.util.List;

/**
 * What was asked for and waits for somebody's consent.
 *
 * @param change its id, under which it is agreed to or refused
 * @param approvers any one of them
 * @param endsAt when it expires
 */
record AskedAnswer(String change, String action, StaffChange.State state, List<String> approvers, Instant endsAt) {

    static AskedAnswer of(StaffChange asked) {
        return new AskedAnswer(
                Long.toString(asked.id()),
                asked.wish().action(),
                asked.state(),
                asked.approvers().stream().sorted().toList(),
                asked.endsAt());
    }
}
