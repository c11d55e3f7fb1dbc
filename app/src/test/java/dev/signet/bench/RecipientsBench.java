package dev.signet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.support.ChildApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures a bulk task's recipient list from the upload to the report, in a whole application with 512 MB of heap:
 * 500,000 arbitrary numbers, each with a value, are read, validated, de-duplicated, held against the blacklists and
 * stored sealed. Figures are printed, never asserted: only that every number was taken is.
 */
@Tag("bench")
class RecipientsBench {

    private static final Path HOME = Path.of("target", "bench-recipients");
    private static final int NUMBERS = Integer.getInteger("bench.recipients", 500_000);
    private static final String PATH = "/v1/bulk-tasks/recipient-lists";
    private static final String HEAP = "512m";
    private static final String[] PREFIXES = {
        "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "155", "156", "157", "158",
        "159", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187", "188"
    };

    private final ObjectMapper json = new ObjectMapper();
    private final Figures figures = new Figures();
    private final SignedFiles client = new SignedFiles();
    private MemoryMXBean heap;
    private long mostHeap;

    /** Requests of the demo account that carry files. */
    private static final class SignedFiles {

        private final HttpClient http = HttpClient.newHttpClient();

        HttpResponse<String> send(int port, String method, String path, Map<String, String> plain, byte[] body)
                throws IOException, InterruptedException {
            RawClient signer = new RawClient(port, new AccessKey("signet-demo-key", 1, true, "signet-demo-secret"));
            Map<String, String> headers = new TreeMap<>(signer.acs3(method, path, Map.of(), plain, body));
            headers.remove("host");
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void measures() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        String before = System.getProperty("signet.child.heap");
        System.setProperty("signet.child.heap", HEAP);
        try (ChildApplication application = new ChildApplication(
                        HOME.resolve("home"), "--signet.bulk.recipients.max-file=32MB", "--logging.level.root=warn")
                .start()) {
            measure(application);
        } finally {
            if (before == null) {
                System.clearProperty("signet.child.heap");
            } else {
                System.setProperty("signet.child.heap", before);
            }
        }
        figures.write(HOME.resolve("figures.json"));
    }

    private void measure(ChildApplication application) throws Exception {
        long[] numbers = numbers(new Random(4711));
        try (JMXConnector connector = connect()) {
            heap = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            measure(application, numbers);
        }
    }

    private void measure(ChildApplication application, long[] numbers) throws IOException, InterruptedException {
        String template = template(application.port());
        byte[] csv = csv(numbers);
        byte[] xlsx = xlsx(numbers);
        figures.put("recipients, file size, CSV", csv.length / 1048576.0, "MB");
        figures.put("recipients, file size, XLSX", xlsx.length / 1048576.0, "MB");
        figures.put(
                "500,000 arbitrary recipients, CSV, first file of a fresh process",
                read(application, template, csv),
                "s");
        figures.put("500,000 arbitrary recipients, CSV", read(application, template, csv), "s");
        figures.put("500,000 arbitrary recipients, XLSX", read(application, template, xlsx), "s");
        figures.put("heap of the whole application, most seen, of 512 MB", mostHeap / 1048576.0, "MB");
    }

    /** Seconds from the beginning of the upload to the report. */
    private double read(ChildApplication application, String template, byte[] content)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"templateCode\"\r\n\r\n" + template
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        byte[] request = body.toByteArray();
        long start = System.nanoTime();
        HttpResponse<String> begun = client.send(
                application.port(), "POST", PATH, Map.of("content-type", "multipart/form-data; boundary=b"), request);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String id = json.readTree(begun.body()).path("id").asText();
        JsonNode list;
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            mostHeap = Math.max(mostHeap, heap.getHeapMemoryUsage().getUsed());
            list = json.readTree(client.send(application.port(), "GET", PATH + "/" + id, Map.of(), new byte[0])
                    .body());
        } while (list.path("state").asText().equals("READING"));
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(list.path("counts").path("valid").asInt())
                .as(list.toString())
                .isEqualTo(NUMBERS);
        return seconds;
    }

    /** The demo account's template with one variable. */
    private String template(int port) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(port, "GET", "/v1/templates", Map.of(), new byte[0]);
        for (JsonNode template : json.readTree(answer.body()).path("templates")) {
            if (template.path("kind").asText().equals("VERIFICATION")) {
                return template.path("code").asText();
            }
        }
        throw new IllegalStateException("no template: " + answer.body());
    }

    /** The heap of the application, looked at from outside. */
    private static JMXConnector connect() throws IOException, AttachNotSupportedException {
        ProcessHandle child = ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    private static long[] numbers(Random random) {
        Set<Long> numbers = new HashSet<>();
        while (numbers.size() < NUMBERS) {
            String prefix = PREFIXES[random.nextInt(PREFIXES.length)];
            numbers.add(Long.parseLong(prefix) * 100_000_000 + random.nextInt(100_000_000));
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static byte[] csv(long[] numbers) {
        StringBuilder text = new StringBuilder("手机号码,code\n");
        for (long number : numbers) {
            text.append(number).append(',').append(number % 1_000_000).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As a spreadsheet program writes it: references, styles and numbers as numbers. */
    private static byte[] xlsx(long[] numbers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + types + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + types
                            + "worksheet+xml\"/></Types>");
            part(zip, "_rels/.rels", relationship(relationships + "/officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relationship(relationships + "/worksheet", "worksheets/sheet1.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + spreadsheet + "\" xmlns:r=\"" + relationships + "\"><sheets>"
                            + "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(
                    zip,
                    "<worksheet xmlns=\"" + spreadsheet
                            + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>手机号码</t>"
                            + "</is></c><c r=\"B1\" t=\"inlineStr\"><is><t>code</t></is></c></row>");
            for (int i = 0; i < numbers.length; i++) {
                int row = i + 2;
                write(
                        zip,
                        String.format(
                                Locale.ROOT,
                                "<row r=\"%d\" spans=\"1:2\"><c r=\"A%d\"><v>%d</v></c><c r=\"B%d\"><v>%d</v></c></row>",
                                row,
                                row,
                                numbers[i],
                                row,
                                numbers[i] % 1_000_000));
            }
            write(zip, "</sheetData></worksheet>");
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static String relationship(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, content);
        zip.closeEntry();
    }

    private static void write(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
