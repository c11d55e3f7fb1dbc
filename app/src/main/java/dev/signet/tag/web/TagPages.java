package dev.signet.tag.web;

import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.GivenValues;
import dev.signet.platform.page.OwnAddress;
import dev.signet.tag.Tag;
import dev.signet.tag.Tagging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the pages of everything that can have tags do to them: of one row or of all that are ticked (S13.1-6). */
@ConsolePage
class TagPages {

    private static final String BUNDLE = "tag";
    private static final String ELSEWHERE = "/console";

    private final Tagging tagging;

    TagPages(Tagging tagging) {
        this.tagging = tagging;
    }

    @PostMapping("/console/tags")
    View set(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String type,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = ELSEWHERE) String from,
            HttpServletRequest request) {
        List<String> ids = GivenValues.of(request, "ids");
        tagging.set(caller, type, ids, List.of(new Tag(key, value)));
        return Done.to(OwnAddress.or(from, ELSEWHERE), BUNDLE, "page.set", ids.size(), key);
    }

    @PostMapping("/console/tags/remove")
    View remove(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam String type,
            @RequestParam(defaultValue = ELSEWHERE) String from,
            HttpServletRequest request) {
        List<String> ids = GivenValues.of(request, "ids");
        List<String> keys = GivenValues.of(request, "key").stream()
                .filter(key -> !key.isBlank())
                .toList();
        tagging.remove(caller, type, ids, keys);
        return Done.to(OwnAddress.or(from, ELSEWHERE), BUNDLE, "page.removed", ids.size(), String.join(", ", keys));
    }
}
