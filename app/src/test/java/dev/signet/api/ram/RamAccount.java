package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.ram20150501.models.CreateGroupRequest;
import com.aliyun.ram20150501.models.CreatePolicyRequest;
import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #11: an account whose people are administered by its own key, for tests of that. */
abstract class RamAccount {

    static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    static final String SENDS = allowing("dysms:SendSms", "*");
    static final String READS = allowing("dysms:Query*", "*");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    RamClients clients;
    TestAccounts.Customer customer;
    Keys owner;
    Client ram;

    @BeforeEach
    void anAccount() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        ram = clients.ram(owner);
    }

    final void user(String name) throws Exception {
        ram.createUser(new CreateUserRequest().setUserName(name));
    }

    final void group(String name) throws Exception {
        ram.createGroup(new CreateGroupRequest().setGroupName(name));
    }

    final void policy(String name) throws Exception {
        ram.createPolicy(new CreatePolicyRequest().setPolicyName(name).setPolicyDocument(SENDS));
    }

    final void role(String name) throws Exception {
        ram.createRole(new CreateRoleRequest()
                .setRoleName(name)
                .setAssumeRolePolicyDocument(RamClients.trust("acs:ram::" + customer.id() + ":root")));
    }

    final void attach(String user, String type, String policy) throws Exception {
        ram.attachPolicyToUser(new AttachPolicyToUserRequest()
                .setUserName(user)
                .setPolicyType(type)
                .setPolicyName(policy));
    }

    final List<String> trail() {
        return jdbc.sql("select action from audit_entry where actor = ? order by id")
                .param("account:" + customer.id())
                .query(String.class)
                .list();
    }

    /** As many at a time as there are threads; what each was refused with, or "ok". */
    final List<String> together(int times, Numbered call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, times)
                    .<Callable<String>>mapToObj(i -> () -> refusal(() -> call.run(i)))
                    .toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    interface Numbered {
        void run(int number) throws Exception;
    }

    static void assertNoMoreThan(int most, String refused, List<String> answers) {
        assertThat(answers.stream().collect(Collectors.groupingBy(answer -> answer, Collectors.counting())))
                .containsOnlyKeys("none", refused)
                .containsEntry("none", (long) most);
    }
}
