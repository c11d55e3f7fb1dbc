package dev.signet.history.web;

import dev.signet.access.AccessDoor;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.history.SettingChange;
import dev.signet.history.SettingsHistory;
import dev.signet.history.SettingsPage;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.PagePart;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The history of changes below each page of settings, and as a page of its own. */
@ConsolePage
class SettingsHistoryPages {

    private static final int SHOWN = 10;

    private final SettingsHistory history;
    private final AccessDoor door;

    SettingsHistoryPages(SettingsHistory history, AccessDoor door) {
        this.history = history;
        this.door = door;
    }

    @GetMapping("/console/settings/history")
    String show(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "thresholds") String of,
            @RequestParam(required = false) @Nullable Long before,
            HttpServletRequest request,
            Model model) {
        SettingsPage page = SettingsHistoryController.page(of);
        door.require(caller.principal(), page.reads(), "*", RequestOrigin.of(request));
        List<SettingChange> changes = history.of(caller.accountId(), page, before, SHOWN);
        model.addAttribute("page", page.spelling());
        model.addAttribute("changes", changes);
        model.addAttribute(
                "older", changes.size() == SHOWN ? changes.get(SHOWN - 1).id() : null);
        return !PagePart.isAsked(request) ? "history/page" : "history/changes :: list";
    }
}
