package dev.signet.billing.desk;

import dev.signet.platform.Bilingual;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffWish;
import java.util.HashMap;
import java.util.Map;

/** What changes an account's money, a package or a voucher: its values are shown alike, whatever it does. */
interface MoneyAction extends ConsentedAction {

    @Override
    default Bilingual title(String value) {
        return Wishes.title(value);
    }

    @Override
    default Bilingual shown(String value, String text) {
        return Wishes.shown(value, text);
    }

    /** What is asked for, for the audit trail. */
    static Map<String, String> asked(StaffWish wish) {
        Map<String, String> asked = new HashMap<>(wish.values());
        asked.keySet().removeAll(Wishes.SHOWN_ONLY);
        return asked;
    }
}
