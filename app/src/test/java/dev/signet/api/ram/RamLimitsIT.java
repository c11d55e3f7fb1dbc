package dev.signet.api.ram;

import com.aliyun.ram20150501.models.AddUserToGroupRequest;
import com.aliyun.ram20150501.models.AttachPolicyToRoleRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.CreatePolicyVersionRequest;
import com.aliyun.ram20150501.models.ListGroupsRequest;
import dev.signet.support.SignetTest;
import org.junit.jupiter.api.Test;

/** #11: each limit against many at once through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamLimitsIT extends RamAccount {

    @Test
    void holdsEachLimitAgainstManyAtOnce() throws Exception {
        user("alice");
        role("sender");
        for (int i = 0; i < 12; i++) {
            policy("p" + i);
        }

        assertNoMoreThan(
                2,
                "409 LimitExceeded.User.AccessKey",
                together(8, i -> ram.createAccessKey(new CreateAccessKeyRequest().setUserName("alice"))));
        assertNoMoreThan(50, "409 LimitExceeded.Group", together(56, i -> group("g" + i)));
        assertNoMoreThan(
                5,
                "409 LimitExceeded.User.Group",
                together(
                        10,
                        i -> ram.addUserToGroup(
                                new AddUserToGroupRequest().setUserName("alice").setGroupName(anyGroup(i)))));
        assertNoMoreThan(10, "409 LimitExceeded.User.Policy", together(12, i -> attach("alice", "Custom", "p" + i)));
        assertNoMoreThan(
                5,
                "409 LimitExceeded.Role.Policy",
                together(
                        8,
                        i -> ram.attachPolicyToRole(new AttachPolicyToRoleRequest()
                                .setRoleName("sender")
                                .setPolicyType("Custom")
                                .setPolicyName("p" + i))));
        assertNoMoreThan(
                4,
                "409 LimitExceeded.Policy.Version",
                together(
                        8,
                        i -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                                .setPolicyName("p0")
                                .setPolicyDocument(READS))));
    }

    /** Those that were let in above. */
    private String anyGroup(int number) throws Exception {
        return ram.listGroups(new ListGroupsRequest().setMaxItems(50))
                .getBody()
                .getGroups()
                .getGroup()
                .get(number)
                .getGroupName();
    }

    @Test
    void holdsTheLargeLimitsAgainstManyAtOnce() throws Exception {
        fill("access_user", "display_name, mobile, email, comments", "'','','',''", 997);
        fill("access_role", "description, trust_policy, max_session_seconds", "'','{}',3600", 997);
        fill("access_policy", "description, default_version, last_version", "'',1,1", 1497);

        assertNoMoreThan(3, "409 LimitExceeded.User", together(8, i -> user("more" + i)));
        assertNoMoreThan(3, "409 LimitExceeded.Role", together(8, i -> role("more" + i)));
        assertNoMoreThan(3, "409 LimitExceeded.Policy", together(8, i -> policy("more" + i)));
    }

    private void fill(String table, String columns, String values, int rows) {
        jdbc.sql("insert into " + table + " (id, account_id, name, created_at, updated_at, " + columns + ") select "
                        + customer.id() + " + seq, " + customer.id()
                        + ", concat('n', seq), utc_timestamp(3), utc_timestamp(3), " + values + " from seq_1_to_"
                        + rows)
                .update();
    }
}
