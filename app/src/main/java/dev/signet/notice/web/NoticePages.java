package dev.signet.notice.web;

import dev.signet.account.ApiCaller;
import dev.signet.notice.NoticeCentre;
import dev.signet.notice.NoticePage;
import dev.signet.notice.NoticeReader;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The message centre (消息中心) in the console. */
@Hidden
@ConsolePage
class NoticePages {

    private static final String LIST = "/console/notices";
    private static final int ROWS = 20;

    private final NoticeCentre centre;

    NoticePages(NoticeCentre centre) {
        this.centre = centre;
    }

    @GetMapping(LIST)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            HttpServletRequest request,
            Model model) {
        NoticeReader reader = NoticeReader.of(caller);
        NoticePage found = centre.list(reader, unread, page, ROWS);
        model.addAttribute("rows", found.rows());
        model.addAttribute("unread", unread);
        model.addAttribute("left", centre.unread(reader));
        model.addAttribute("pager", Pager.of(request, page, ROWS, found.total()));
        return "notice/list";
    }

    @PostMapping(LIST + "/{id}/read")
    Done readOne(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        centre.read(NoticeReader.of(caller), List.of(id));
        return Done.to(LIST);
    }

    @PostMapping(LIST + "/read-all")
    Done readAll(@AuthenticationPrincipal ApiCaller caller) {
        centre.readAll(NoticeReader.of(caller));
        return Done.to(LIST, "notice", "page.all-read");
    }
}
