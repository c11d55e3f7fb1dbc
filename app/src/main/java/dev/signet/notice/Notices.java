package dev.signet.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.node.Ids;
import dev.signet.platform.text.JsonText;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where domains tell accounts something. */
@Service
public class Notices {

    private final JdbcClient jdbc;
    private final NoticeKinds kinds;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    Notices(JdbcClient jdbc, NoticeKinds kinds, ObjectMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether there is such a kind, with these values. */
    public boolean has(Notice notice) {
        return kinds.has(notice);
    }

    /**
     * For the control-plane transaction of what is told. What happens on the data plane is told before its transaction ends:
     * should that be undone, the next try tells nothing new.
     *
     * @throws IllegalArgumentException for a kind that there is none of, or one without its values
     */
    @Transactional
    public void tell(Notice notice) {
        if (!has(notice)) {
            throw new IllegalArgumentException("no kind of notice is " + notice.kind() + " of "
                    + notice.values().keySet());
        }
        jdbc.sql("""
                        insert into notice_notice (id, account_id, recipient, kind, once, told, at)
                        values (?, ?, ?, ?, ?, ?, ?) on duplicate key update id = id""")
                .params(
                        ids.next(),
                        notice.accountId(),
                        notice.recipient(),
                        notice.kind(),
                        notice.once(),
                        JsonText.write(json, notice.values()),
                        clock.millis())
                .update();
    }
}
