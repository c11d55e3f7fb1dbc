package dev.signet.console;

import dev.signet.api.rest.RestErrors;
import dev.signet.platform.page.BarePage;
import dev.signet.platform.page.PageCookies;
import dev.signet.platform.page.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Templates, their texts and files, and the door in front of every page. */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb implements WebMvcConfigurer {

    private static final String ASSETS = "/assets/**";
    private static final Duration A_YEAR = Duration.ofDays(365);
    /** Files of others, from their jars: artifact, and where its files stand. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "org.webjars.npm/htmx.org", "META-INF/resources/webjars/htmx.org/%s/dist/",
            "org.mvnpm/echarts", "META-INF/resources/_static/echarts/%s/dist/");

    private final PageDoor door;
    private final OnceDoor once;

    ConsoleWeb(PageDoor door, OnceDoor once) {
        this.door = door;
        this.once = once;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(door).addPathPatterns("/console", "/console/**");
        registry.addInterceptor(once).addPathPatterns("/console/**");
        registry.addInterceptor(new LastPage()).addPathPatterns("/console/**", "/staff/**");
    }

    /** Under a name that holds a digest of the content, so that a browser asks once. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ASSETS)
                .addResourceLocations("classpath:/static/assets/")
                .addResourceLocations(libraries())
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    private static Resource[] libraries() {
        return LIBRARIES.entrySet().stream()
                .map(library -> new ClassPathResource(library.getValue().formatted(version(library.getKey()))))
                .toArray(Resource[]::new);
    }

    /** As the parent pom has it; the jar says it too. */
    private static String version(String artifact) {
        try {
            return PropertiesLoaderUtils.loadProperties(
                            new ClassPathResource("META-INF/maven/" + artifact + "/pom.properties"))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    static ResourceUrlEncodingFilter assetNames() {
        return new ResourceUrlEncodingFilter();
    }

    /** Behind those who see to logins and tokens, whose headers stay with what it answers. */
    @Bean
    static FilterRegistrationBean<PageFailures> pageFailures(RestErrors errors, BarePage page) {
        FilterRegistrationBean<PageFailures> registration =
                new FilterRegistrationBean<>(new PageFailures(errors, page));
        registration.addUrlPatterns("/console/*", "/staff/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    /** Everybody's, as the login shows them too. */
    @Bean
    @Order(4)
    static SecurityFilterChain assetsChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(ASSETS)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    /** Only pages have a language of their own; whoever calls the API is answered in both. */
    @Bean
    static LocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Stream.of(PageCookies.CONSOLE, PageCookies.STAFF).anyMatch(request.getRequestURI()::startsWith)
                        ? PageLanguage.of(request)
                        : super.resolveLocale(request);
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("the address says it");
            }
        };
    }

    @Bean
    static SpringTemplateEngine templateEngine(
            ObjectProvider<ITemplateResolver> resolvers, ObjectProvider<IDialect> dialects) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setEnableSpringELCompiler(true);
        engine.setMessageResolver(new PageMessages());
        resolvers.orderedStream().forEach(engine::addTemplateResolver);
        dialects.orderedStream().forEach(engine::addDialect);
        return engine;
    }
}
