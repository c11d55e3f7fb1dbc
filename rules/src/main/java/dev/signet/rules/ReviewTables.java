package dev.signet.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables that no rule reads, but the application: review calendar, reason catalogue, API codes. */
final class ReviewTables {

    /** What people decide about; the first part of a review's business key. */
    private static final List<String> REVIEWED = List.of("signature", "template", "log-export", "blacklist-release");

    private final Policies policies;
    private final List<Problem> problems;

    private ReviewTables(Policies policies, List<Problem> problems) {
        this.policies = policies;
        this.problems = problems;
    }

    static ReviewTables read(Policies policies, List<Problem> problems) {
        ReviewTables tables = new ReviewTables(policies, problems);
        tables.calendar = tables.readCalendar();
        tables.rejectionReasons = tables.readReasons();
        tables.apiCodes = tables.readApiCodes();
        return tables;
    }

    private ReviewCalendar calendar = new ReviewCalendar(LocalTime.MIN, LocalTime.MAX, Map.of(), Set.of(), Set.of());
    private List<RejectionReason> rejectionReasons = List.of();
    private ApiCodes apiCodes = new ApiCodes(Map.of(), new ApiCodes.Codes("", "", 400));

    ReviewCalendar calendar() {
        return calendar;
    }

    List<RejectionReason> rejectionReasons() {
        return rejectionReasons;
    }

    ApiCodes apiCodes() {
        return apiCodes;
    }

    private ReviewCalendar readCalendar() {
        Map<String, ReviewCalendar.ReviewClass> classes = new HashMap<>();
        for (Table.Row row : rows("review-classes", "class", "amount", "unit")) {
            readClass(row, classes);
        }
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        for (Table.Row row : rows("holidays", "date", "kind")) {
            readHoliday(row, holidays, workdays);
        }
        boolean hours = policies.names("text").containsAll(Set.of("review.opens", "review.closes"));
        return hours
                ? new ReviewCalendar(
                        policies.time("review.opens"), policies.time("review.closes"), classes, holidays, workdays)
                : calendar;
    }

    private void readClass(Table.Row row, Map<String, ReviewCalendar.ReviewClass> classes) {
        String unit = row.get("unit");
        try {
            int amount = Integer.parseInt(row.get("amount"));
            if (amount < 1 || !unit.equals("hours") && !unit.equals("working-days")) {
                throw new NumberFormatException();
            }
            classes.put(row.get("class"), new ReviewCalendar.ReviewClass(amount, unit.equals("working-days")));
        } catch (NumberFormatException e) {
            problem("review-classes", row, "a class has an amount of 1 or more and the unit hours or working-days, not "
                    + row.get("amount") + " " + unit);
        }
    }

    private void readHoliday(Table.Row row, Set<LocalDate> holidays, Set<LocalDate> workdays) {
        try {
            LocalDate date = LocalDate.parse(row.get("date"));
            switch (row.get("kind")) {
                case "holiday" -> holidays.add(date);
                case "workday" -> workdays.add(date);
                default -> problem("holidays", row, "kind is holiday or workday, not " + row.get("kind"));
            }
        } catch (DateTimeException e) {
            problem("holidays", row, "a date is written 2026-10-01, not " + row.get("date"));
        }
    }

    private List<RejectionReason> readReasons() {
        List<RejectionReason> reasons = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Table.Row row : rows(
                "rejection-reasons", "code", "applies", "reason_zh", "reason_en", "advice_zh", "advice_en")) {
            if (!codes.add(row.get("code"))) {
                problem("rejection-reasons", row, "code " + row.get("code") + " is there already");
            }
            if (!REVIEWED.contains(row.get("applies"))) {
                problem("rejection-reasons", row, "applies is one of " + REVIEWED + ", not " + row.get("applies"));
            }
            reasons.add(new RejectionReason(
                    row.get("code"),
                    row.get("applies"),
                    row.get("reason_zh"),
                    row.get("reason_en"),
                    row.get("advice_zh"),
                    row.get("advice_en")));
        }
        return reasons;
    }

    private ApiCodes readApiCodes() {
        Map<String, List<ApiCodes.Line>> lines = new HashMap<>();
        Set<List<String>> seen = new HashSet<>();
        for (Table.Row row : rows("api-codes", "norm", "part", "classic", "newer", "newer_status")) {
            String norm = row.get("norm");
            String part = row.get("part");
            if (!seen.add(List.of(norm, part)) || seen.contains(List.of(norm, "")) && !part.isEmpty()) {
                problem("api-codes", row, "norm " + norm + " is there already; lines with a part come before the one without");
            } else {
                lines.computeIfAbsent(norm, n -> new ArrayList<>())
                        .add(new ApiCodes.Line(part.isEmpty() ? null : policies.pattern(part), codes(row)));
            }
        }
        List<ApiCodes.Line> otherwise = lines.remove("*");
        return new ApiCodes(lines, otherwise == null ? apiCodes.of("") : otherwise.get(0).codes());
    }

    private static ApiCodes.Codes codes(Table.Row row) {
        return new ApiCodes.Codes(row.get("classic"), row.get("newer"), Integer.parseInt(row.get("newer_status")));
    }

    private List<Table.Row> rows(String name, String... columns) {
        if (!policies.names("table").contains(name)) {
            return List.of();
        }
        Table table = policies.table(name);
        for (String column : columns) {
            if (!table.columns().contains(column)) {
                problems.add(new Problem(table.file(), 1, "the table needs a column " + column));
                return List.of();
            }
        }
        return table.rows();
    }

    private void problem(String table, Table.Row row, String message) {
        problems.add(new Problem(policies.table(table).file(), row.line(), message));
    }
}
