package dev.signet.blacklist.release;

import dev.signet.account.ApiCaller;
import dev.signet.blacklist.RefusedRecords.RefusedRecord;
import dev.signet.evidence.EvidenceBody;
import dev.signet.platform.ListedNumber;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.SealedNumbers;
import dev.signet.platform.page.TakesFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.View;

/** 黑名单解除记录 (S9.4-6), and the application that begins at a record of a send (S9.4-2). */
@ConsolePage
class ReleasePages {

    private static final String HERE = "/console/settings/blacklist";
    private static final int ROWS = 10;

    private final Releases releases;
    private final ReleaseHistory history;
    private final SealedNumbers numbers;

    ReleasePages(Releases releases, ReleaseHistory history, SealedNumbers numbers) {
        this.releases = releases;
        this.history = history;
        this.numbers = numbers;
    }

    /** What the form asks for, as an address without a whole number. */
    @PostMapping(HERE + "/search")
    View search(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable ReleaseState state) {
        String sealed = numbers.sealed(caller.accountId(), number);
        return Done.to(
                HERE + "?" + SealedNumbers.PARAMETER + "=" + sealed + "&state=" + (state == null ? "" : state.name()));
    }

    /** A whole number came in the address, from whoever wrote it: it does not stay there. */
    @GetMapping(path = HERE, params = "number")
    View numbered(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request) {
        return Done.to(numbers.inAddress(caller.accountId(), HERE + "?" + request.getQueryString()));
    }

    @GetMapping(HERE)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(required = false) @Nullable ReleaseState state,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        int at = Math.max(1, page);
        String number = numbers.opened(caller.accountId(), sealed);
        Long digits = number.isBlank() ? null : Long.valueOf(ListedNumber.of(number));
        List<ReleaseAnswer> rows = releases.list(caller.accountId(), digits, state, at, ROWS).stream()
                .map(release ->
                        ReleaseAnswer.of(release, history.listedAgain(release).orElse(null)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("number", number);
        model.addAttribute("state", state);
        model.addAttribute("states", ReleaseState.values());
        model.addAttribute("pager", Pager.of(request, at, ROWS, releases.count(caller.accountId(), digits, state)));
        return "blacklist/list";
    }

    /** It begins at a record; without one there is the list. */
    @GetMapping(path = HERE + "/new", params = "!record")
    View nothing() {
        return Done.to(HERE);
    }

    @GetMapping(path = HERE + "/new", params = "record")
    String form(@AuthenticationPrincipal ApiCaller caller, @RequestParam long record, Model model) {
        RefusedRecord refused = releases.record(caller.accountId(), record);
        model.addAttribute("record", refused);
        model.addAttribute("number", Releases.shown(refused.number()));
        return "blacklist/new";
    }

    @TakesFiles
    @PostMapping(HERE)
    View apply(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam long record,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request)
            throws IOException {
        Release release = releases.apply(
                caller, new ReleaseForm(null, null, null, record, reason, EvidenceBody.uploads(chosen(request))));
        return Done.to(HERE, "blacklist", "page.asked", Releases.shown(release.number()));
    }

    /** A field of files where nothing was chosen sends an empty one. */
    private static Map<String, List<MultipartFile>> chosen(HttpServletRequest request) {
        Map<String, List<MultipartFile>> chosen = new TreeMap<>();
        if (request instanceof MultipartHttpServletRequest form) {
            form.getMultiFileMap()
                    .forEach((name, files) -> chosen.put(
                            name, files.stream().filter(file -> !file.isEmpty()).toList()));
        }
        return chosen;
    }
}
