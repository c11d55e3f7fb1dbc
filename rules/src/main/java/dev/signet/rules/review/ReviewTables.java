package dev.signet.rules.review;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.policy.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that no rule reads, but the application: review calendar, reason catalogue, API codes. What may stand in
 * their cells is declared, and was checked before ({@code DeclaredPolicies}).
 */
public final class ReviewTables {

    private final Policies policies;
    private final List<Problem> problems;

    private ReviewTables(Policies policies, List<Problem> problems) {
        this.policies = policies;
        this.problems = problems;
    }

    public static ReviewTables read(Policies policies, List<Problem> problems) {
        ReviewTables tables = new ReviewTables(policies, problems);
        tables.calendar = tables.readCalendar();
        tables.rejectionReasons = tables.readReasons();
        tables.apiCodes = tables.readApiCodes();
        return tables;
    }

    private ReviewCalendar calendar = new ReviewCalendar(LocalTime.MIN, LocalTime.MAX, Map.of(), Set.of(), Set.of());
    private List<RejectionReason> rejectionReasons = List.of();
    private ApiCodes apiCodes = new ApiCodes(Map.of(), new ApiCodes.Codes("", "", 400));

    public ReviewCalendar calendar() {
        return calendar;
    }

    public List<RejectionReason> rejectionReasons() {
        return rejectionReasons;
    }

    public ApiCodes apiCodes() {
        return apiCodes;
    }

    private ReviewCalendar readCalendar() {
        Map<String, ReviewCalendar.ReviewClass> classes = new HashMap<>();
        for (Table.Row row : rows("review-classes")) {
            classes.put(
                    row.get("class"),
                    new ReviewCalendar.ReviewClass(
                            Integer.parseInt(row.get("amount")), row.get("unit").equals("working-days")));
        }
        boolean hours = policies.names("text").containsAll(Set.of("review.opens", "review.closes"));
        return hours
                ? new ReviewCalendar(
                        policies.time("review.opens"),
                        policies.time("review.closes"),
                        classes,
                        days("holiday"),
                        days("workday"))
                : calendar;
    }

    private Set<LocalDate> days(String kind) {
        return rows("holidays").stream()
                .filter(row -> row.get("kind").equals(kind))
                .map(row -> LocalDate.parse(row.get("date")))
                .collect(Collectors.toSet());
    }

    private List<RejectionReason> readReasons() {
        List<RejectionReason> reasons = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Table.Row row : rows("rejection-reasons")) {
            if (!codes.add(row.get("code"))) {
                problem("rejection-reasons", row, "code " + row.get("code") + " is there already");
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
        for (Table.Row row : rows("api-codes")) {
            String norm = row.get("norm");
            String part = row.get("part");
            if (!seen.add(List.of(norm, part)) || seen.contains(List.of(norm, "")) && !part.isEmpty()) {
                problem(
                        "api-codes",
                        row,
                        "norm " + norm + " is there already; lines with a part come before the one without");
            } else {
                lines.computeIfAbsent(norm, n -> new ArrayList<>())
                        .add(new ApiCodes.Line(part.isEmpty() ? null : policies.pattern(part), codes(row)));
            }
        }
        List<ApiCodes.Line> otherwise = lines.remove("*");
        return new ApiCodes(
                lines, otherwise == null ? apiCodes.of("") : otherwise.get(0).codes());
    }

    private static ApiCodes.Codes codes(Table.Row row) {
        return new ApiCodes.Codes(row.get("classic"), row.get("newer"), Integer.parseInt(row.get("newer_status")));
    }

    private List<Table.Row> rows(String table) {
        return policies.names("table").contains(table) ? policies.table(table).rows() : List.of();
    }

    private void problem(String table, Table.Row row, String message) {
        problems.add(new Problem(policies.table(table).file(), row.line(), message));
    }
}
