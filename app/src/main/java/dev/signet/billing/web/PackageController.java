package dev.signet.billing.web;

import dev.signet.billing.Coverage;
import dev.signet.billing.PackageAdministration;
import dev.signet.billing.Packages;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts' packages; for administrators. */
@RestController
@RequestMapping("/v1/admin/accounts/{accountId}/packages")
class PackageController {

    private final PackageAdministration packages;

    PackageController(PackageAdministration packages) {
        this.packages = packages;
    }

    /** @param validFrom now where it is left out */
    record NewPackage(
            @NotNull Coverage coverage,
            long units,
            @Nullable Instant validFrom,
            @NotNull Instant validUntil,
            @Nullable String reference) {}

    /** Ids travel as text: they have more digits than a number in JavaScript. */
    record PackageBody(
            String id, Coverage coverage, long units, long unitsLeft, Instant validFrom, Instant validUntil) {

        static PackageBody of(Packages.Holding holding) {
            return new PackageBody(
                    Long.toString(holding.id()),
                    holding.coverage(),
                    holding.units(),
                    holding.unitsLeft(),
                    holding.validFrom(),
                    holding.validUntil());
        }
    }

    @GetMapping
    List<PackageBody> list(@PathVariable long accountId) {
        return packages.of(accountId).stream().map(PackageBody::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PackageBody grant(@PathVariable long accountId, @Valid @RequestBody NewPackage body, Principal administrator) {
        return PackageBody.of(packages.grant(
                administrator.getName(),
                accountId,
                body.coverage(),
                body.units(),
                body.validFrom(),
                body.validUntil(),
                body.reference()));
    }
}
