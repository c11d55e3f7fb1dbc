package dev.signet.staff.web;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What people send to the engine is short; a longer body is not read to its end. Pages are numbers: the engine would hand
 * any on to the database. Addresses hide no letter: the filters of its web applications, which tell it who asks and refuse
 * who may not, read an address as it was sent, know none that hides one, and let that pass with nobody asking.
 */
class EngineRequestFilter extends OncePerRequestFilter {

    /** In bytes; a filter of Tasklist or an opinion with the longest comment has a tenth of it. */
    static final int LONGEST = 65_536;

    private static final Wording TEXTS = Wording.of("staff");
    private static final List<String> PAGES = List.of("firstResult", "maxResults");
    private static final Pattern PAGE = Pattern.compile("[0-9]{1,9}");
    /** What never needs to be encoded: letters, digits, {@code - . _ ~}. */
    private static final Pattern HIDDEN =
            Pattern.compile("%(?:3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|2[DdEe]|5[Ff]|7[Ee])");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HIDDEN.matcher(request.getRequestURI()).find()) {
            refuse(response, TEXTS.text("address-encoded"));
            return;
        }
        Optional<String> unfit = PAGES.stream()
                .filter(page -> !isFit(request.getParameterValues(page)))
                .findFirst();
        if (unfit.isPresent()) {
            refuse(response, TEXTS.text("page", unfit.get()));
            return;
        }
        if (request.getContentLengthLong() > LONGEST) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
            return;
        }
        Bounded bounded = new Bounded(request);
        chain.doFilter(bounded, response);
        if (bounded.tooLong) {
            response.resetBuffer();
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        }
    }

    private static void refuse(HttpServletResponse response, Bilingual words) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(words.joined());
    }

    private static boolean isFit(String @Nullable [] given) {
        return given == null
                || Stream.of(given).allMatch(value -> PAGE.matcher(value).matches());
    }

    /** Ends a body that does not say its length before it is too long. */
    private static final class Bounded extends HttpServletRequestWrapper {

        private boolean tooLong;

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream whole = super.getInputStream();
            return new ServletInputStream() {

                private int length;

                @Override
                public int read() throws IOException {
                    int next = whole.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    int got = whole.read(into, from, most);
                    count(Math.max(got, 0));
                    return got;
                }

                private void count(int more) throws IOException {
                    length += more;
                    if (length > LONGEST) {
                        tooLong = true;
                        throw new IOException("the body has more than " + LONGEST + " bytes");
                    }
                }

                @Override
                public boolean isFinished() {
                    return whole.isFinished();
                }

                @Override
                public boolean isReady() {
                    return whole.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    whole.setReadListener(listener);
                }
            };
        }
    }
}
