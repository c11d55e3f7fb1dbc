package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.DeleteRoleRequest;
import com.aliyun.ram20150501.models.GetRoleRequest;
import com.aliyun.ram20150501.models.ListRolesRequest;
import com.aliyun.ram20150501.models.UpdateRoleRequest;
import dev.signet.support.SignetTest;
import org.junit.jupiter.api.Test;

/** #11: roles through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamRolesIT extends RamAccount {

    @Test
    void leadsARoleThroughItsLife() throws Exception {
        var created = ram.createRole(new CreateRoleRequest()
                        .setRoleName("sender")
                        .setDescription("发送程序")
                        .setAssumeRolePolicyDocument(RamClients.trust("acs:ram::" + customer.id() + ":root")))
                .getBody()
                .getRole();
        assertThat(created.getArn()).isEqualTo("acs:ram::" + customer.id() + ":role/sender");
        assertThat(created.getMaxSessionDuration()).isEqualTo(3600);
        assertThat(created.getAssumeRolePolicyDocument()).contains("sts:AssumeRole");
        assertThat(refusal(() -> role("sender"))).isEqualTo("409 EntityAlreadyExists.Role");
        assertThat(refusal(() -> role("sen_der"))).isEqualTo("400 InvalidParameter.RoleName.InvalidChars");

        var changed = ram.updateRole(new UpdateRoleRequest()
                        .setRoleName("sender")
                        .setNewDescription("夜间发送")
                        .setNewMaxSessionDuration(7200L)
                        .setNewAssumeRolePolicyDocument(RamClients.trust("acs:ram::" + customer.id() + ":user/bob")))
                .getBody()
                .getRole();
        assertThat(changed.getMaxSessionDuration()).isEqualTo(7200);
        assertThat(refusal(() -> ram.updateRole(
                        new UpdateRoleRequest().setRoleName("sender").setNewMaxSessionDuration(43_201L))))
                .isEqualTo("400 InvalidParameter.NewMaxSessionDuration");
        var read = ram.getRole(new GetRoleRequest().setRoleName("sender"))
                .getBody()
                .getRole();
        assertThat(read.getDescription()).isEqualTo("夜间发送");
        assertThat(read.getAssumeRolePolicyDocument()).contains(":user/bob");
        assertThat(read.getUpdateDate()).matches(TIME);
        assertThat(ram.listRoles(new ListRolesRequest()).getBody().getRoles().getRole())
                .singleElement()
                .satisfies(role -> assertThat(role.getRoleId()).isEqualTo(created.getRoleId()));
        ram.deleteRole(new DeleteRoleRequest().setRoleName("sender"));
        assertThat(refusal(() -> ram.getRole(new GetRoleRequest().setRoleName("sender"))))
                .isEqualTo("404 EntityNotExist.Role");
    }
}
