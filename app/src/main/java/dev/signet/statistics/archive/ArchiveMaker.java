package dev.signet.statistics.archive;

import dev.signet.account.Account;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.Volume;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.statistics.Scope;
import dev.signet.statistics.SendStatistics;
import dev.signet.statistics.SendStatistics.Detailed;
import dev.signet.statistics.StatisticsFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * Makes the file: a ZIP with a report and a workbook. It is held in memory: some hundred kilobytes, and as the rulebook bounds
 * the rows a few megabytes at most.
 */
@Component
class ArchiveMaker {

    private final SendStatistics statistics;
    private final ActiveRulebook rulebook;

    ArchiveMaker(SendStatistics statistics, ActiveRulebook rulebook) {
        this.statistics = statistics;
        this.rulebook = rulebook;
    }

    /**
     * @param asOf everything until then is in
     * @param sent parts
     */
    record Made(byte[] file, Instant asOf, long sent) {}

    /** @param progress is told how much of a hundred is done */
    Made make(Account account, StatisticsFilter filter, DayRange range, Language language, IntConsumer progress)
            throws IOException {
        return zip(List.of(contents(account, filter, range, language)), progress);
    }

    /** Of all that the account sent, at home and, where it sent any, abroad. */
    Made makeOfAll(Account account, DayRange range, Language language, IntConsumer progress) throws IOException {
        Contents home = contents(account, StatisticsFilter.of(Scope.DOMESTIC), range, language);
        Contents abroad = contents(account, StatisticsFilter.of(Scope.INTERNATIONAL), range, language);
        boolean both = abroad.report().total().records() > 0;
        return zip(both ? List.of(home, abroad) : List.of(home), progress);
    }

    private Contents contents(Account account, StatisticsFilter filter, DayRange range, Language language) {
        int most = rulebook.current().policies().number("records.archive.rows.max");
        Detailed detailed = statistics.detailed(account.id(), filter, range, account.zone(), most);
        return new Contents(account, filter, detailed, language);
    }

    private static Made zip(List<Contents> all, IntConsumer progress) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Instant asOf = all.get(0).report().asOf();
        int done = 0;
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Contents contents : all) {
                progress.accept(20 + 80 * done++ / (2 * all.size()));
                begin(zip, contents, ".pdf", asOf);
                new ReportFile(contents).writeTo(zip);
                progress.accept(20 + 80 * done++ / (2 * all.size()));
                begin(zip, contents, ".xlsx", asOf);
                new DetailFile(contents).writeTo(zip);
            }
        }
        long sent = all.stream()
                .mapToLong(contents -> Volume.of(contents.report().total()).sent())
                .sum();
        return new Made(bytes.toByteArray(), asOf, sent);
    }

    private static void begin(ZipOutputStream zip, Contents contents, String ending, Instant at) throws IOException {
        ZipEntry entry =
                new ZipEntry("volumes-" + contents.filter().scope().name().toLowerCase(Locale.ROOT) + "-"
                        + contents.range().from() + "--" + contents.range().to() + ending);
        entry.setTimeLocal(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
        zip.putNextEntry(entry);
    }
}
