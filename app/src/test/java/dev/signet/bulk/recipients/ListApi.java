package dev.signet.bulk.recipients;

import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The doors of recipient lists, as a program of an account uses them. */
final class ListApi {

    static final String PATH = "/v1/bulk-tasks/recipient-lists";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final RawClient client;

    ListApi(int port, AccessKey key) {
        this.port = port;
        this.client = new RawClient(port, key);
    }

    HttpResponse<byte[]> upload(String templateCode, @Nullable String fileName, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"templateCode\"", templateCode.getBytes(StandardCharsets.UTF_8));
        if (fileName != null) {
            part(body, "name=\"file\"; filename=\"" + fileName + "\"", content);
        }
        body.writeBytes("--signet--\r\n".getBytes(StandardCharsets.UTF_8));
        return send("POST", PATH, Map.of(), "multipart/form-data; boundary=signet", body.toByteArray());
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--signet\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> post(String json) {
        return send("POST", PATH, Map.of(), "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> get(String below, Map<String, String> query) {
        return send("GET", PATH + below, query, null, new byte[0]);
    }

    HttpResponse<byte[]> delete(String below) {
        return send("DELETE", PATH + below, Map.of(), null, new byte[0]);
    }

    private HttpResponse<byte[]> send(
            String method, String path, Map<String, String> query, @Nullable String contentType, byte[] body) {
        Map<String, String> plain = contentType == null ? Map.of() : Map.of("content-type", contentType);
        Map<String, String> headers = new TreeMap<>(client.acs3(method, path, query, plain, body));
        headers.remove("host");
        String target = query.isEmpty() ? path : path + "?" + RawClient.query(new TreeMap<>(query));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
