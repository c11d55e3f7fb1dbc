package dev.signet.api.gateway;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.core.ApplicationPart;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read for its signature and is handed out again, as a stream or as the parts of a multipart
 * form. The container would parse parts from its own stream, which is spent by then.
 */
final class SignedBodyRequest extends HttpServletRequestWrapper {

    private final byte[] body;
    private @Nullable List<Part> parts;
    private @Nullable Map<String, String[]> parameters;

    SignedBodyRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new BytesStream(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), charset()));
    }

    private Charset charset() {
        String encoding = getCharacterEncoding();
        return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    private boolean isMultipart() {
        String contentType = getContentType();
        return contentType != null && contentType.regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        if (parts == null) {
            parts = isMultipart() ? parse() : List.of();
        }
        return parts;
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        return getParts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<Part> parse() throws ServletException {
        File directory = new File(System.getProperty("java.io.tmpdir"));
        DiskFileItemFactory factory = new DiskFileItemFactory();
        factory.setRepository(directory);
        factory.setSizeThreshold(Integer.MAX_VALUE); // it is in memory already
        FileUpload upload = new FileUpload();
        upload.setFileItemFactory(factory);
        try {
            List<Part> found = new ArrayList<>();
            for (FileItem item : upload.parseRequest(new Body())) {
                found.add(new ApplicationPart(item, directory));
            }
            return found;
        } catch (FileUploadException e) {
            throw new ServletException("the multipart body cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            parameters = isMultipart() ? withFormFields() : super.getParameterMap();
        }
        return parameters;
    }

    private Map<String, String[]> withFormFields() {
        Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
        try {
            for (Part part : getParts()) {
                if (part.getSubmittedFileName() == null) {
                    all.merge(part.getName(), new String[] {text(part)}, SignedBodyRequest::join);
                }
            }
        } catch (IOException | ServletException e) {
            throw new IllegalArgumentException("the multipart body cannot be read", e);
        }
        return Collections.unmodifiableMap(all);
    }

    private static String text(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String[] join(String[] first, String[] second) {
        String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    /** The body as the multipart parser wants it. */
    private final class Body implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return charset().name();
        }

        @Override
        public String getContentType() {
            return SignedBodyRequest.this.getContentType();
        }

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }
    }

    /** The body as a servlet stream. */
    private static final class BytesStream extends ServletInputStream {

        private final ByteArrayInputStream in;

        BytesStream(byte[] body) {
            in = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return in.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is in memory; read it");
        }
    }
}
