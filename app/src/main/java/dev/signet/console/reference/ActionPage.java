package dev.signet.console.reference;

import dev.signet.platform.Wording;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of an action shows, before and after it is called. */
@Component
class ActionPage {

    static final String TEMPLATE = "reference/action";

    private static final Wording TEXTS = Wording.of("reference");

    private final RpcReference rpc;

    ActionPage(RpcReference rpc) {
        this.rpc = rpc;
    }

    /** @throws dev.signet.platform.Refusal where there is none such */
    ReferenceAction find(String version, String action, HttpServletRequest request) {
        return rpc.find(version, action)
                .orElseThrow(() -> TEXTS.refusal("PageNotFound", "unknown", request.getRequestURI()));
    }

    void fill(Model model, HttpServletRequest request, ReferenceAction action) {
        Endpoint endpoint = Endpoint.of(request);
        model.addAttribute("action", action);
        model.addAttribute("titles", new GroupTitles());
        model.addAttribute("java", SampleCode.java(action, endpoint));
        model.addAttribute("raw", SampleCode.raw(action, endpoint));
        model.addAttribute("answer", AnswerExample.of(action));
        model.addAttribute("filled", new FilledForm(request));
        model.asMap().putIfAbsent("look", null);
        model.asMap().putIfAbsent("told", null);
    }
}
