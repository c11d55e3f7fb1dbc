package dev.signet.console.reference;

import dev.signet.platform.Wording;
import dev.signet.platform.page.ConsolePage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The API reference (S1-8): all there is, and each by itself. */
@Hidden
@ConsolePage
class ReferencePages {

    private static final Wording TEXTS = Wording.of("reference");

    private final RpcReference rpc;
    private final RestReference rest;
    private final ActionPage page;

    ReferencePages(RpcReference rpc, RestReference rest, ActionPage page) {
        this.rpc = rpc;
        this.rest = rest;
        this.page = page;
    }

    /**
     * @param q words that a call holds
     * @param door {@code rpc} or {@code v1}
     */
    @GetMapping("/console/api")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "rpc") String door,
            HttpServletRequest request,
            Model model) {
        List<ReferenceAction> actions =
                rpc.all().stream().filter(action -> action.holds(q)).toList();
        List<RestCall> calls =
                rest.all(request).stream().filter(call -> call.holds(q)).toList();
        model.addAttribute("q", q);
        model.addAttribute("door", door.equals("v1") ? "v1" : "rpc");
        model.addAttribute("actionCount", actions.size());
        model.addAttribute("callCount", calls.size());
        model.addAttribute("rpcGroups", grouped(actions, ReferenceAction::group));
        model.addAttribute("restGroups", grouped(calls, RestCall::group));
        model.addAttribute("titles", new GroupTitles());
        model.addAttribute("endpoint", Endpoint.of(request));
        return "reference/list";
    }

    @GetMapping("/console/api/rpc/{version}/{action}")
    String action(@PathVariable String version, @PathVariable String action, HttpServletRequest request, Model model) {
        page.fill(model, request, page.find(version, action, request));
        return ActionPage.TEMPLATE;
    }

    /** @param path of the call behind {@code /v1}, where a place is written {@code :id} */
    @GetMapping("/console/api/v1/{method}/{*path}")
    String call(@PathVariable String method, @PathVariable String path, HttpServletRequest request, Model model) {
        RestCall call = rest.find(request, RestCall.PAGES + method + path)
                .orElseThrow(() -> TEXTS.refusal("PageNotFound", "unknown", request.getRequestURI()));
        model.addAttribute("call", call);
        model.addAttribute("titles", new GroupTitles());
        model.addAttribute("raw", RestSample.of(call, Endpoint.of(request)));
        return "reference/call";
    }

    private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> group) {
        return all.stream().collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
    }
}
