package dev.signet.figures;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * Where a message is counted: one value of every dimension. Values are those at sending; only channel and codes come later.
 *
 * @param hour of the account's zone, as {@link LocalHours}
 * @param place of the number, as {@link Dimension#PLACE}; empty where it is not known
 * @param vendor network of the number by its range; null where it is no number
 * @param channel the carrier it went to; empty until it has ended, and where none has it
 * @param code as the account is told; empty until it has ended
 * @param carrierCode the carrier's own code; empty where it told none
 * @param principal who of the account sent it; empty for the account itself
 * @param tagSet id of its tags, as {@link TagSets}; 0 for none
 * @param task the bulk task; 0 for none
 */
public record Cell(
        long accountId,
        int hour,
        String signature,
        String template,
        TemplateKind kind,
        String place,
        @Nullable Vendor vendor,
        String channel,
        String code,
        String carrierCode,
        String principal,
        long tagSet,
        long task) {

    /** Between a value and its detail; in neither of them. */
    static final char DETAIL = '\n';

    /** Between what {@link Dimension#FAILURE} puts together; in none of it. */
    static final char AND = '\t';

    /** What it has of a dimension, with its detail if that has one; of the tags the id of their set, and empty for none. */
    String value(Dimension dimension) {
        return switch (dimension) {
            case ALL -> "";
            case SIGNATURE -> signature;
            case TEMPLATE -> template;
            case KIND -> kind.name();
            case PLACE -> place;
            case VENDOR -> vendor == null ? "" : vendor.name();
            case CHANNEL -> channel;
            case CODE -> code;
            case CARRIER_CODE -> carrierCode;
            case PRINCIPAL -> principal;
            case TAG -> text(tagSet);
            case TASK -> text(task);
            case TEXT -> text(kind, template) + DETAIL + signature;
            case KIND_PLACE -> kind.name() + DETAIL + place;
            case ROUTE ->
                channel + "/" + value(Dimension.VENDOR) + DETAIL + (vendor == Vendor.INTERNATIONAL ? place : "");
            case FAILURE ->
                Long.toString(task) + AND + code + AND + carrierCode + DETAIL + text(kind, template) + AND + signature;
            case KIND_SIGNATURE -> kind.name() + DETAIL + signature;
        };
    }

    /** How {@link Dimension#TEXT} puts them together. */
    static String text(TemplateKind kind, String template) {
        return kind.name() + "/" + template;
    }

    private static String text(long id) {
        return id == 0 ? "" : Long.toString(id);
    }
}
