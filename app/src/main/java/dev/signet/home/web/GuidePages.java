package dev.signet.home.web;

import dev.signet.account.overview.GuideStep;
import dev.signet.account.overview.QuickEntry;
import org.jspecify.annotations.Nullable;

/** Where in the console a step is taken, and where the counted things are listed. */
public final class GuidePages {

    /** Null where it is not done in the console. */
    public @Nullable String of(GuideStep step) {
        return switch (step) {
            case VERIFIED -> null;
            case SIGNATURE -> "/console/signatures/new";
            case TEMPLATE -> "/console/templates/new";
            case MESSAGE -> "/console/bulk-tasks/new";
            case KEY -> "/console/access/keys";
            case RECEIPTS -> "/console/settings/receipts";
        };
    }

    /** What the reader must be allowed to do there; null where the page itself asks for it. */
    public @Nullable String action(GuideStep step) {
        return switch (step) {
            case VERIFIED, SIGNATURE, TEMPLATE -> null;
            case MESSAGE -> "dysms:CreateBulkTask";
            case KEY -> "ram:CreateAccessKey";
            case RECEIPTS -> "dysms:UpdatePushSettings";
        };
    }

    /** Below {@code /console}, and for messages abroad below {@code /console/international}. */
    public String of(QuickEntry.Kind kind) {
        return switch (kind) {
            case SIGNATURES -> "/signatures";
            case TEMPLATES -> "/templates";
            case BULK_TASKS -> "/bulk-tasks";
        };
    }
}
