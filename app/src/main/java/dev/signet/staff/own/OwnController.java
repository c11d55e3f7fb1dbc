package dev.signet.staff.own;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.staff.OwnPassword;
import dev.signet.staff.OwnSecondFactor;
import dev.signet.staff.PersonChanges;
import dev.signet.staff.StaffChanges;
import dev.signet.staff.StaffGroup;
import dev.signet.staff.StaffLookup;
import dev.signet.staff.StaffMember;
import dev.signet.staff.factor.NewSecondFactor;
import dev.signet.staff.web.DeviceCookie;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever is logged in: who that is, and their own password, second factor and sessions. */
@RestController
@RequestMapping("/v1/me")
@Tag(name = "me", description = "当前登录者 / whoever is logged in")
class OwnController {

    private final StaffLookup staff;
    private final OwnPassword password;
    private final PersonChanges changes;
    private final StaffChanges staffChanges;
    private final OwnSecondFactor second;
    private final OwnSession session;
    private final DeviceCookie devices;

    OwnController(
            StaffLookup staff,
            OwnPassword password,
            PersonChanges changes,
            StaffChanges staffChanges,
            OwnSecondFactor second,
            OwnSession session,
            DeviceCookie devices) {
        this.staff = staff;
        this.password = password;
        this.changes = changes;
        this.staffChanges = staffChanges;
        this.second = second;
        this.session = session;
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

    @Schema(name = "OwnPresentPassword")
    record Present(
            @NotBlank
            @JsonDeserialize(using = StringDeserializer.class)
            @Schema(description = "当前密码 / the present password")
            @Secret
            String present) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "OwnSecondFactorCode")
    record Code(
            @NotBlank @Size(max = 64) @Schema(description = "动态口令，或恢复码 / a code, or a recovery code") @Secret
            String code) {

        /** Apps show a space in the middle. */
        String digits() {
            return code.replace(" ", "");
        }

        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "OwnSecondFactor", description = "自己的第二因素 / one's own second factor")
    record SecondFactorBody(
            @Schema(description = "绑定时间，未绑定为空 / when it was bound; none where there is none") @Nullable
            Instant boundAt,

            @Schema(description = "所属组是否必须使用 / whether a group of the person's must have one")
            boolean required,

            @Schema(description = "剩余恢复码 / recovery codes left")
            int recoveryCodesLeft) {

        static SecondFactorBody of(OwnSecondFactor.Standing standing) {
            return new SecondFactorBody(standing.boundAt(), standing.required(), standing.recoveryCodes());
        }
    }

    @Schema(name = "NewOwnSecondFactor")
    record NewFactorBody(
            @Schema(description = "Base32 密钥 / the secret in base32") @Secret
            String secret,

            @Schema(description = "otpauth 地址，可制成二维码 / to be made a QR code of") @Secret
            String uri) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    @Schema(name = "OwnRecoveryCodes")
    record RecoveryCodesBody(@Secret List<String> recoveryCodes) {
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
        session.goOn(now, request, response);
    }

    @GetMapping("/second-factor")
    @Operation(summary = "自己的第二因素 / one's own second factor")
    SecondFactorBody secondFactor(Authentication who) {
        return SecondFactorBody.of(second.standing(who.getName()));
    }

    @PostMapping("/second-factor/begin")
    @Operation(
            summary = "开始绑定第二因素 / begin to bind a second factor",
            description = "答复含密钥，只显示一次。 The answer holds the secret, shown this once.")
    NewFactorBody begin(@Valid @RequestBody Present body, Authentication who, HttpServletRequest request) {
        NewSecondFactor begun = second.begin(who.getName(), devices.buildDetails(request), body.present());
        return new NewFactorBody(begun.secret(), begun.uri());
    }

    @PostMapping("/second-factor")
    @Operation(
            summary = "以第一个口令绑定 / bind it with its first code",
            description = "答复含恢复码，只显示一次；结束本人的其他会话。"
                    + " The answer holds recovery codes, shown this once; ends the person's other sessions.")
    RecoveryCodesBody bind(
            @Valid @RequestBody Code body,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        RecoveryCodesBody codes =
                new RecoveryCodesBody(second.bind(who.getName(), devices.buildDetails(request), body.digits()));
        session.goOn(second.now(who.getName()), request, response);
        return codes;
    }

    @PostMapping("/second-factor/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "以口令或恢复码解除 / remove it, with a code or a recovery code")
    void remove(
            @Valid @RequestBody Code body,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        second.remove(who.getName(), devices.buildDetails(request), body.digits());
        session.goOn(second.now(who.getName()), request, response);
    }

    @PostMapping("/second-factor/recovery-codes")
    @Operation(summary = "生成新的恢复码 / make new recovery codes", description = "原有的随即作废。 The former ones are over.")
    RecoveryCodesBody newRecoveryCodes(@Valid @RequestBody Code body, Authentication who, HttpServletRequest request) {
        return new RecoveryCodesBody(
                second.newRecoveryCodes(who.getName(), devices.buildDetails(request), body.digits()));
    }

    @PostMapping("/sessions/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束自己的其他会话 / end one's own other sessions")
    void endSessions(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        second.endSessions(who.getName());
        session.goOn(second.now(who.getName()), request, response);
    }
}
