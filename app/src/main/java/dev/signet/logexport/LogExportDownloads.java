package dev.signet.logexport;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccessDoor;
import dev.signet.platform.text.DownloadName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Sends a file to its requester, piece by piece. */
@Component
class LogExportDownloads {

    private final LogExports exports;
    private final ExportFiles files;
    private final AccessDoor door;

    LogExportDownloads(LogExports exports, ExportFiles files, AccessDoor door) {
        this.door = door;
        this.exports = exports;
        this.files = files;
    }

    /** What is in the file decides which right it takes, so that the door cannot know. */
    void send(Requester viewer, long id, HttpServletResponse response) throws IOException {
        AccessCheck.Origin origin = viewer.origin();
        if (origin != null && !exports.show(viewer, id).masked()) {
            door.require(viewer.principal(), LogExport.REVEAL, "*", origin);
        }
        LogExport export = exports.fetch(viewer, id);
        LogExport.SealedFile file = export.file();
        if (file == null) {
            throw new IllegalStateException("export " + id + " is ready and has no file");
        }
        response.setContentType(mediaType(export));
        response.setContentLengthLong(file.bytes());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(export.fileName()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        copy(id, file, response);
    }

    /** What fails before the first byte is an error like any other; later the connection breaks, short of its length. */
    private void copy(long id, LogExport.SealedFile file, HttpServletResponse response) throws IOException {
        try {
            files.copy(id, file, response.getOutputStream());
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw e;
        }
    }

    private static String mediaType(LogExport export) {
        return switch (export.format()) {
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case CSV -> "text/csv;charset=UTF-8";
            case TXT -> MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";
        };
    }
}
