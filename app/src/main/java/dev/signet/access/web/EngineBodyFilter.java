package dev.signet.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** What people send to the engine is short; a longer body is not read to its end. */
class EngineBodyFilter extends OncePerRequestFilter {

    /** In bytes; a filter of Tasklist or an opinion with the longest comment has a tenth of it. */
    static final int LONGEST = 65_536;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
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
