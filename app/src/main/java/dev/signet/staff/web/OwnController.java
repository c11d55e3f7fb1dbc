package dev.signet.staff.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.staff.OwnPassword;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffLookup;
import dev.signet.staff.StaffMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever is logged in: who that is, and their own password. */
@RestController
@RequestMapping("/v1/me")
@Tag(name = "me", description = "当前登录者 / whoever is logged in")
class OwnController {

    private final StaffLookup staff;
    private final OwnPassword password;
    private final PersonChanges changes;
    private final StaffChanges staffChanges;
    private final DeviceCookie devices;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    OwnController(
            StaffLookup staff,
            OwnPassword password,
            PersonChanges changes,
            StaffChanges staffChanges,
            DeviceCookie devices) {
        this.staff = staff;
        this.password = password;
        this.changes = changes;
        this.staffChanges = staffChanges;
        this.devices = devices;
    }

    @Schema(name = "Me", description = "当前登录者 / whoever is logged in")
    record Me(
            String id,

            @Schema(description = "使用一次性密码登录时为空 / none while the password is a one-time one")
            List<String> groups,

            @Schema(description = "密码为一次性密码时，其有效期 / until when the password is good, where it is a one-time one")
            @Nullable
            Instant oneTimePasswordUntil,

            @Schema(description = "等待本人处理的人员变更数 / changes of people that wait for the caller")
            long peopleChanges,

            @Schema(description = "等待本人同意的管理操作数 / what waits for the caller's consent")
            long staffChanges) {}

    /** Both as they are written: nothing is taken away around them that their owner would type again. */
    @Schema(name = "OwnPassword")
    record NewPassword(
            @NotBlank
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "当前密码 / the present one")
            @Secret
            String present,

            @NotBlank
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "新密码 / the new one")
            @Secret
            String password) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    /** A page gets the token with it that its calls need. */
    @GetMapping
    @Operation(summary = "当前登录者 / who is logged in")
    Me show(Authentication who, @Parameter(hidden = true) CsrfToken token) {
        token.getToken();
        StaffMember member = (StaffMember) who.getPrincipal();
        List<StaffGroup> groups = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .flatMap(id -> StaffGroup.of(id).stream())
                .toList();
        return new Me(
                member.id(),
                StaffGroup.ids(groups),
                staff.oneTimePasswordUntil(member).orElse(null),
                changes.waitingFor(member.id(), groups),
                staffChanges.waitingFor(member.id()));
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "更改自己的密码 / change one's own password",
            description = "结束本人的其他会话。 Ends the person's other sessions.")
    void setPassword(
            @Valid @RequestBody NewPassword body,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        StaffMember now =
                password.change(who.getName(), devices.buildDetails(request), body.present(), body.password());
        if (sessions.containsContext(request)) {
            goOn(now, request, response);
        }
    }

    /** The session that it was changed in is of the new password. */
    private void goOn(StaffMember member, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                member, null, staff.authorities(member).orElse(List.of())));
        request.changeSessionId();
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
