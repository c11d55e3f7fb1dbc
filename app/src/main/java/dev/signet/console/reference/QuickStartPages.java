package dev.signet.console.reference;

import dev.signet.platform.page.ConsolePage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** From nothing to the first message in five steps (S1-8). */
@Hidden
@ConsolePage
class QuickStartPages {

    /**
     * @param key of its texts
     * @param page whose permission is asked
     * @param path of where it is done
     */
    record Step(String key, String page, String path) {

        Step(String key, String page) {
            this(key, page, page);
        }
    }

    private static final List<Step> STEPS = List.of(
            new Step("signature", "/console/signatures"),
            new Step("template", "/console/templates"),
            new Step("key", "/console/access/keys"),
            new Step("send", "/console/api", "/console/api/rpc/2017-05-25/SendSms"),
            new Step("result", "/console/records"));

    @GetMapping("/console/quick-start")
    String quickStart(HttpServletRequest request, Model model) {
        Endpoint endpoint = Endpoint.of(request);
        model.addAttribute("steps", STEPS);
        model.addAttribute("java", java(endpoint));
        model.addAttribute("python", code("example.py", endpoint));
        model.addAttribute("curl", code("example.sh", endpoint));
        return "reference/quick-start";
    }

    static String java(Endpoint endpoint) {
        return code("Example.java", endpoint);
    }

    private static String code(String file, Endpoint endpoint) {
        String path = "/reference/quick-start/" + file + ".txt";
        try (InputStream in = Objects.requireNonNull(QuickStartPages.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{host}", endpoint.host())
                    .replace("{protocol}", endpoint.protocol())
                    .replace("{url}", endpoint.url())
                    .stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
