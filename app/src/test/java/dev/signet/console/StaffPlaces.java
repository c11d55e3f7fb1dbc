package dev.signet.console;

import dev.signet.billing.desk.VoucherDesk;
import dev.signet.blacklist.BlacklistEntry;
import dev.signet.notice.Announcement;
import dev.signet.notice.Announcements;
import dev.signet.platform.Bilingual;
import dev.signet.platform.DataPlane;
import dev.signet.platform.page.SealedNumbers;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.staff.StaffChanges;
import dev.signet.support.Approved;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of everything that staff's pages show, and the addresses of the pages that show it. */
final class StaffPlaces {

    /** As differences are stored. */
    private static final int PARTS = 2;

    private static final List<String> FILES =
            List.of("/staff/accounts/{accountId}/documents/{fileId}", "/staff/audit/export");

    private final Map<String, String> addresses = new TreeMap<>();
    private final Customer customer;

    StaffPlaces(
            TestAccounts accounts,
            Approved approved,
            SealedNumbers numbers,
            Announcements announcements,
            VoucherDesk vouchers,
            StaffChanges changes,
            JdbcClient jdbc,
            @DataPlane JdbcTemplate data) {
        customer = accounts.enterprise("Yunfan Technology");
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        String template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货。", "{}");
        String signature = jdbc.sql("select max(id) from signature where account_id = ?")
                .param(customer.id())
                .query(String.class)
                .single();
        addresses.put("/staff/signatures/{id}", "/staff/signatures/" + signature);
        addresses.put("/staff/templates/{code}", "/staff/templates/" + template);
        Instant now = Instant.now();
        Announcement announcement = announcements.write(
                "test",
                new Announcement.Form(
                        new Bilingual("维护", "Maintenance"),
                        new Bilingual("今晚维护。", "Maintenance tonight."),
                        null,
                        now,
                        now.plusSeconds(60)));
        addresses.put("/staff/announcements/{id}", "/staff/announcements/" + announcement.id());
        addresses.put(
                "/staff/blacklist/number",
                "/staff/blacklist/number?sealed=" + numbers.sealed(BlacklistEntry.PLATFORM, "+8613800138000"));
        long voucher = vouchers.ask(
                        "finance",
                        customer.id(),
                        null,
                        new BigDecimal("100"),
                        null,
                        now.plus(Duration.ofDays(30)),
                        "赠送")
                .id();
        changes.approve("finance2", voucher);
        addresses.put(
                "/staff/accounts/{accountId}/bills/{month}",
                "/staff/accounts/" + customer.id() + "/bills/" + YearMonth.now(ChinaTime.ZONE));
        addresses.put("/staff/people/{id}", "/staff/people/officer");
        addresses.put("/staff/rulebook/files/{*path}", "/staff/rulebook/files/sending/frequency-limits.csv");
        statement(data, now);
        addresses.put("/staff/events/{accountId}/{type}", "/staff/events/" + customer.id() + "/SmsReport");
    }

    /** One that was compared, with a difference; and a figure that the recount has otherwise. */
    private void statement(JdbcTemplate data, Instant now) {
        data.update("delete from revenue_statement where id = 1");
        data.update("""
                insert into revenue_statement (id, carrier, month, file_name, digest, octets, charset, imported_by, imported_at,
                    state, header, next_octet, file_lines, matched, priceless, their_parts, their_micros, our_parts,
                    our_micros, over_micros, ended_at)
                values (1, 'simulator', 202611, '2026-11.csv', ?, 2048, 'UTF-8', 'finance', ?, 'DONE', '', 2048, 21, 20, 1, 21,
                    588000, 20, 560000, 28000, ?)""", new byte[32], now.toEpochMilli(), now.toEpochMilli());
        data.update("insert ignore into revenue_statement_count values (1, ?, 1, 56000, 28000)", PARTS);
        data.update("""
                insert ignore into revenue_statement_difference (statement_id, kind, ref, line, carrier_id, message_id, account_id,
                    their_parts, our_parts, their_status, our_state, their_micros, our_micros, at)
                values (1, ?, 7, 12, 'c0ffee00c0ffee00c0ffee00', 7, ?, 2, 1, 1, 3, 56000, 28000, ?)""", PARTS, customer.id(), now.toEpochMilli());
        addresses.put("/staff/statements/{id}", "/staff/statements/1");
        data.update("""
                insert ignore into figures_finding (day, account_id, by_hour, dimension, time, value, detail, measure, figure, counted,
                    found_at, seen)
                values (20000, ?, false, 12, 20000, 'NOTIFICATION/SMS_100', '云帆科技', 'delivered_parts', 20, 21, ?, ?)""", customer.id(), now.toEpochMilli(), now.toEpochMilli());
    }

    boolean isPartOrFile(String page) {
        return FILES.contains(page);
    }

    /** @throws IllegalStateException where it is not known what stands in a place */
    String address(String page) {
        String address = addresses.getOrDefault(page, page.replace("{accountId}", Long.toString(customer.id())));
        if (address.contains("{")) {
            throw new IllegalStateException("what stands in the places of " + page + "?");
        }
        return address;
    }
}
