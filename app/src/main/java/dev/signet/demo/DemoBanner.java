package dev.signet.demo;

import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import java.util.stream.Collectors;

/** What somebody who has just started Signet wants to know. */
final class DemoBanner {

    private DemoBanner() {}

    /** @param logins a line for each owner, with the one-time password or that they have their own */
    static String text(String address, String logins) {
        return """


                  Signet 已启动（演示数据，内置数据库） · Signet is running (demo data, embedded database)

                  首页 Start page        %1$s/welcome
                  审核 Tasklist          %1$s/camunda/app/tasklist/
                  平台 Staff             %1$s/staff
                  控制台 Console         %1$s/console
                %10$s
                  接口 SMS API (SDK)     endpoint %2$s
                  接口 REST API          %1$s/v3/api-docs
                  健康 Health            %1$s/actuator/health
                  手机 Phones (admin)    %1$s/v1/admin/simulator/handsets/<号码 number>

                  账号 Accounts (AccessKey id / secret)
                    %3$-16s %4$s / %5$s
                    %6$-16s %7$s / %8$s

                  人员 People (password = user name)
                %9$s
                """.formatted(
                        address,
                        address.replace("http://", ""),
                        DemoAccounts.ENTERPRISE,
                        DemoAccounts.keyId(DemoAccounts.ENTERPRISE),
                        DemoAccounts.secret(DemoAccounts.ENTERPRISE),
                        DemoAccounts.INDIVIDUAL,
                        DemoAccounts.keyId(DemoAccounts.INDIVIDUAL),
                        DemoAccounts.secret(DemoAccounts.INDIVIDUAL),
                        people(),
                        logins);
    }

    private static String people() {
        return DemoPeople.ALL.stream()
                .map(person -> "    %-16s %s".formatted(person.id(), groups(person)))
                .collect(Collectors.joining("\n"));
    }

    private static String groups(Person person) {
        return person.groups().stream().map(StaffGroup::id).sorted().collect(Collectors.joining(", "));
    }
}
