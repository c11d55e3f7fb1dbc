package dev.signet.event.queue;

import dev.signet.platform.Refusal;
import dev.signet.platform.intake.Intake;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code /queues/**} is for programs that sign as the queue clients do; nobody else gets in. */
@Configuration(proxyBeanMethods = false)
class MnsSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain queueChain(HttpSecurity http, MnsAuthentication authentication) throws Exception {
        return http.securityMatcher("/queues/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new SignedQueueFilter(authentication), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // The second half of a request that waited: it was let in by the first.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** No bean, so that it stands in this chain only. */
    private static final class SignedQueueFilter extends OncePerRequestFilter {

        private static final Logger log = LoggerFactory.getLogger(SignedQueueFilter.class);
        /** Those who pull come again after that, and after nothing else. */
        private static final String UNAVAILABLE = "ServiceUnavailable";

        private final MnsAuthentication authentication;

        SignedQueueFilter(MnsAuthentication authentication) {
            this.authentication = authentication;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            QueueReader reader;
            try {
                Refusal refusal = Intake.refusal(request);
                if (refusal != null) {
                    throw UNAVAILABLE.equals(refusal.code())
                            ? MnsRefusal.unavailable()
                            : MnsRefusal.invalid(refusal.messageEn());
                }
                reader = authentication.reader(request);
                Intake.signedBy(request, reader.accountId());
            } catch (MnsRefusal refusal) {
                write(response, MnsAnswers.refused(request, refusal));
                return;
            } catch (RuntimeException e) {
                log.error("Who asks a queue in request {} cannot be told", MnsAnswers.requestId(request), e);
                write(response, MnsAnswers.refused(request, MnsRefusal.unavailable()));
                return;
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PreAuthenticatedAuthenticationToken(reader, "", List.of()));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }

        private static void write(HttpServletResponse response, ResponseEntity<byte[]> answer) throws IOException {
            response.setStatus(answer.getStatusCode().value());
            answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            byte[] body = answer.getBody();
            if (body != null) {
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
            }
        }
    }
}
