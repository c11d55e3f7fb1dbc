package dev.signet.platform.intake;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.util.unit.DataSize;

/** A form with files that is larger than the server takes: of such a form nothing is read, not even its token. */
public final class OversizedForm {

    private static final Wording TEXTS = Wording.of("intake");
    private static final String FORM = "multipart/form-data";

    private OversizedForm() {}

    /** What is too large, and how large it may be; empty where a form failed for another reason. */
    public static Optional<Bilingual> told(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SizeException.class::isInstance)
                .findFirst()
                .map(found -> told((SizeException) found));
    }

    private static Bilingual told(SizeException limit) {
        long megabytes = DataSize.ofBytes(limit.getPermittedSize()).toMegabytes();
        return limit instanceof FileSizeLimitExceededException file
                ? TEXTS.text("file.too-large", Objects.requireNonNullElse(file.getFileName(), ""), megabytes)
                : TEXTS.text("form.too-large", megabytes);
    }

    /** As {@link #told(Throwable)}, of a request of which somebody missed a value. */
    public static Optional<Bilingual> told(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        if (!type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            request.getParts();
            return Optional.empty();
        } catch (IllegalStateException | IOException | ServletException e) {
            return told(e);
        }
    }
}
