package dev.signet.console.staff;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands before every form of staff's pages. */
@Configuration(proxyBeanMethods = false)
class StaffWeb implements WebMvcConfigurer {

    private final PlainForms forms;

    StaffWeb(PlainForms forms) {
        this.forms = forms;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(forms).addPathPatterns("/staff/**");
    }
}
