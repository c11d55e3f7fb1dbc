package dev.signet.statistics.web;

import dev.signet.application.web.ListFile;
import dev.signet.platform.Wording;
import dev.signet.platform.spreadsheet.SheetFormat;
import dev.signet.statistics.FailureDetails.Failure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 下载失败详情 (S7.2-10): what a day's page of failures shows, for a spreadsheet. */
@Component
class FailureFile {

    private static final Wording TEXTS = Wording.of("statistics");
    private static final List<String> HEADER = Stream.of(
                    "day", "task", "code", "carrier-code", "failed.messages", "failed.unit", "why", "advice")
            .map(TEXTS::both)
            .toList();

    private final ListFile file;

    FailureFile(ListFile file) {
        this.file = file;
    }

    void send(SheetFormat format, LocalDate day, List<Failure> failures, HttpServletResponse response)
            throws IOException {
        file.send(
                format,
                "failures-" + day,
                failures.size(),
                HEADER,
                (page, size) -> failures.stream()
                        .skip((page - 1L) * size)
                        .limit(size)
                        .map(failure -> row(day, failure))
                        .toList(),
                response);
    }

    private static List<String> row(LocalDate day, Failure failure) {
        long task = failure.count().task();
        return List.of(
                day.toString(),
                task == 0 ? TEXTS.both("task.none") : Long.toString(task),
                failure.count().errorCode(),
                Objects.requireNonNullElse(failure.count().carrierCode(), ""),
                Long.toString(failure.count().messages()),
                Long.toString(failure.count().parts()),
                failure.reason().both(),
                failure.advice().both());
    }
}
