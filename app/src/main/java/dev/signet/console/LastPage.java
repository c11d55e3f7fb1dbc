package dev.signet.console;

import dev.signet.platform.page.Pager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Whoever asks for a page behind the last comes to the last: the rows of theirs were deleted meanwhile, or a filter leaves
 * fewer. Drawn as it is, the list would say that there is nothing, with no way back.
 */
final class LastPage implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getModel().get("pager") instanceof Pager pager && pager.page() > pager.pages()) {
            page.clear();
            page.setView(new RedirectView(pager.at(pager.pages()), false, true, false));
        }
    }
}
