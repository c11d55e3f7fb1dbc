package dev.signet.sending.admission;

import dev.signet.sending.Lane;
import dev.signet.sending.message.DispatchState;
import dev.signet.sending.store.RowValues;
import dev.signet.sending.store.StoredRow;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code sending_dispatch}: a message waits for a carrier. */
record NewDispatch(long id, Lane lane, Instant dueAt) implements StoredRow {

    static final String INSERT = "insert into sending_dispatch (id, lane, state, due_at) values (?, ?, ?, ?)";

    @Override
    public void to(RowValues values) throws SQLException {
        values.number(id).place(lane).place(DispatchState.WAITING).time(dueAt);
    }
}
