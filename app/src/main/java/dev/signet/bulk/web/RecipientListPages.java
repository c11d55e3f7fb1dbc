package dev.signet.bulk.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.recipients.RecipientList;
import dev.signet.bulk.recipients.RecipientListState;
import dev.signet.bulk.recipients.web.ListDesk;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.TakesFiles;
import dev.signet.platform.spreadsheet.SheetFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The recipients of a task that is not made yet: file to fill in, upload, numbers by hand, report, rejected rows. */
@ConsolePage
@RequestMapping("/console/bulk-tasks/recipient-lists")
class RecipientListPages {

    /** Whatever people put between numbers. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;，；、]+");

    private final ListDesk lists;

    RecipientListPages(ListDesk lists) {
        this.lists = lists;
    }

    @DoneOnce
    @TakesFiles
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    View upload(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        Draft draft = Draft.of(request);
        RecipientList list = lists.upload(caller, draft.template(), draft.sign(), file);
        return Done.to(draft.with(list.id()).recipients());
    }

    @DoneOnce
    @PostMapping
    View byHand(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String numbers,
            HttpServletRequest request) {
        Draft draft = Draft.of(request);
        List<String> given = BETWEEN.splitAsStream(numbers)
                .filter(number -> !number.isEmpty())
                .toList();
        RecipientList list = lists.byHand(caller, draft.template(), draft.sign(), given);
        return Done.to(draft.with(list.id()).recipients());
    }

    /** How far the reading is; the page around it is drawn anew when it has ended. */
    @GetMapping("/{id}")
    String progress(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        RecipientList list = lists.seen(caller, id, RequestOrigin.of(request));
        if (list.state() != RecipientListState.READING) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("list", list);
        return "bulk/recipients :: reading";
    }

    @GetMapping("/{id}/rejected")
    void rejected(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        lists.sendRejected(caller, id, response);
    }

    @GetMapping("/sample/{template}")
    void sample(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String template,
            @RequestParam(defaultValue = "XLSX") SheetFormat format,
            HttpServletResponse response)
            throws IOException {
        lists.sendSample(caller, template, format, response);
    }

    /** Forgets the numbers, so that others can be given. */
    @PostMapping("/{id}/discard")
    View discard(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id, HttpServletRequest request) {
        lists.discard(caller, id);
        return Done.to(Draft.of(request).with(null).recipients());
    }
}
