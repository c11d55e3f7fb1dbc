package dev.signet.statistics.archive;

import dev.signet.account.Account;
import dev.signet.figures.Sums;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.DayRange.Slot;
import dev.signet.platform.Wording;
import dev.signet.statistics.SendStatistics.Detailed;
import dev.signet.statistics.SendStatistics.Part;
import dev.signet.statistics.SendStatistics.Point;
import dev.signet.statistics.SendStatistics.Report;
import dev.signet.statistics.StatisticsFilter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** What both files of an archive say, in the words of one language. */
final class Contents {

    private static final Wording TEXTS = Wording.of("statistics-archive");
    private static final Wording PAGE = Wording.of("statistics");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Account account;
    private final StatisticsFilter filter;
    private final Detailed detailed;
    private final Language language;

    Contents(Account account, StatisticsFilter filter, Detailed detailed, Language language) {
        this.account = account;
        this.filter = filter;
        this.detailed = detailed;
        this.language = language;
    }

    /** A value of something that figures are told apart by, with what it comes to. */
    record Group(String name, Figure figure) {}

    Report report() {
        return detailed.report();
    }

    DayRange range() {
        return report().range();
    }

    Language language() {
        return language;
    }

    Account account() {
        return account;
    }

    StatisticsFilter filter() {
        return filter;
    }

    List<Part> parts() {
        return detailed.parts();
    }

    boolean more() {
        return detailed.more();
    }

    String text(String key, Object... values) {
        return language.of(TEXTS.text(key, values));
    }

    /** As the page of statistics calls it. */
    String page(String key) {
        return language.of(PAGE.text(key));
    }

    String scope() {
        return page("scope." + filter.scope());
    }

    String kind(Part part) {
        return page("kind." + part.kind());
    }

    /** What narrows the messages, in words. */
    String filters() {
        return filters(filter, language);
    }

    static String filters(StatisticsFilter filter, Language language) {
        List<String> told = new ArrayList<>();
        if (filter.kind() != null) {
            told.add(language.of(TEXTS.text("filter.kind", PAGE.text("kind." + filter.kind()))));
        }
        if (filter.signature() != null) {
            told.add(language.of(TEXTS.text("filter.signature", filter.signature())));
        }
        if (filter.templates() != null) {
            told.add(language.of(TEXTS.text("filter.template", String.join(", ", new TreeSet<>(filter.templates())))));
        }
        return told.isEmpty() ? language.of(TEXTS.text("filter.none")) : String.join(" · ", told);
    }

    String days(DayRange range) {
        return range.isHourly() ? range.from().toString() : text("days", range.from(), range.to());
    }

    /** The days that it is compared with, or as much of one as there is of today. */
    String daysBefore() {
        String days = days(range().before());
        Integer until = report().beforeUntil();
        return until == null ? days : text("days.until-hour", days, "%02d".formatted(until));
    }

    String label(Point point) {
        Slot slot = point.slot();
        return slot.hour() == null ? slot.day().toString() : "%02d:00".formatted(slot.hour());
    }

    /** With its zone. */
    String time(Instant at) {
        ZoneId zone = account.zone();
        return TIME.format(at.atZone(zone)) + " (" + zone + ")";
    }

    /** Parts put together by something they have, those with most first. */
    List<Group> by(Function<Part, String> name) {
        Map<String, Sums> sums = new HashMap<>();
        for (Part part : parts()) {
            sums.computeIfAbsent(name.apply(part), any -> Sums.none()).add(part.sums());
        }
        return sums.entrySet().stream()
                .map(one -> new Group(one.getKey(), Figure.of(one.getValue())))
                .sorted(Comparator.comparingLong(
                                (Group group) -> -group.figure().volume().sent())
                        .thenComparing(Group::name))
                .toList();
    }
}
