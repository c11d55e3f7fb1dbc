package dev.signet.blacklist.web;

import dev.signet.blacklist.NearMiss;
import dev.signet.blacklist.NearMisses;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.text.Masks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Replies that look like an opt-out and are on no list: officers read them and say what they are. */
@StaffPage
class NearMissPages {

    private static final String HERE = "/staff/near-misses";
    private static final int ROWS = 20;

    private final NearMisses nearMisses;

    NearMissPages(NearMisses nearMisses) {
        this.nearMisses = nearMisses;
    }

    /** A reply, without a whole number anywhere. */
    record Row(String number, String content, NearMiss reply) {

        static Row of(NearMiss reply) {
            return new Row(Masks.phone(Long.toString(reply.number())), Masks.phonesIn(reply.content()), reply);
        }
    }

    @GetMapping(HERE)
    String list(
            @RequestParam(defaultValue = "OPEN") NearMiss.State state,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        int at = Math.max(1, page);
        model.addAttribute(
                "rows", nearMisses.list(state, at, ROWS).stream().map(Row::of).toList());
        model.addAttribute("pager", Pager.of(request, at, ROWS, nearMisses.count(state)));
        model.addAttribute("state", state);
        model.addAttribute("states", NearMiss.State.values());
        return "blacklist/near-misses";
    }

    @PostMapping(HERE + "/{id}")
    View decide(@PathVariable long id, @Valid @ModelAttribute NearMissController.Decision form, Principal officer) {
        NearMiss decided = nearMisses.decide(
                officer.getName(),
                id,
                form.optOut(),
                Objects.requireNonNullElse(form.remark(), "").strip());
        return Done.to(
                HERE, "blacklist", "near-miss.told." + decided.state(), Masks.phone(Long.toString(decided.number())));
    }
}
