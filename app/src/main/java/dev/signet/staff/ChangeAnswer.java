package dev.signet.staff;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** What is answered to whoever asked for something that waits for a second person. */
public record ChangeAnswer(
        @JsonSerialize(using = ToStringSerializer.class) long id,
        StaffChange.State state,
        Set<String> approvers,
        Instant endsAt) {

    public static ChangeAnswer of(StaffChange change) {
        return new ChangeAnswer(change.id(), change.state(), new TreeSet<>(change.approvers()), change.endsAt());
    }
}
