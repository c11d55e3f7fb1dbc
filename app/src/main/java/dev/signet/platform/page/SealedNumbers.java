package dev.signet.platform.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.secret.SecretBox;
import dev.signet.platform.text.Masks;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Phone numbers in addresses of pages. Filters live in the address, but histories, bookmarks and the logs of whatever stands
 * before the server are no place for numbers (RC-1): a number is sealed, and opened again for the account that it was sealed
 * for only.
 */
@Component
public class SealedNumbers {

    /** The parameter of an address that holds a sealed number. */
    public static final String PARAMETER = "sealed";

    /** No number begins so. */
    private static final String MARK = "~";

    private static final Pattern NUMBER = Pattern.compile("(?<=[?&])number=([^&]*)");

    /** As long as {@link Masks} takes for a number; what is longer is an id, and the code of a template is none. */
    private static final Pattern GROUPED = Pattern.compile(
            "(?<!SMS_|\\p{Nd})\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,2}\\p{Nd}){8,16}(?![^\\p{L}\\p{Nd}]{0,2}\\p{Nd})");

    private final SecretBox box;

    SealedNumbers(SecretBox box) {
        this.box = box;
    }

    /** In characters that an address is written in; nothing of nothing. */
    public String sealed(long accountId, String number) {
        return number.isBlank()
                ? ""
                : MARK
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(box.encrypt(number.strip(), context(accountId)));
    }

    /** A text that may be a number, sealed; any other as it is. */
    public String sealedIfNumber(long accountId, String text) {
        return isLikeANumber(text) ? sealed(accountId, text) : text;
    }

    /** However its digits are grouped, and whichever digits they are. */
    public static boolean isLikeANumber(String text) {
        return !Masks.phonesIn(text).equals(text) || GROUPED.matcher(text).find();
    }

    /** The number; empty where it is none of this account's that was sealed here, such as one that stands there in clear. */
    public Optional<String> unsealed(long accountId, String sealed) {
        return Optional.of(opened(accountId, sealed)).filter(number -> !number.equals(sealed));
    }

    /** The number, or the text itself where it is no number of this account's that was sealed here. */
    public String opened(long accountId, String sealed) {
        if (!sealed.startsWith(MARK)) {
            return sealed;
        }
        try {
            return box.decrypt(Base64.getUrlDecoder().decode(sealed.substring(MARK.length())), context(accountId));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return sealed; // nothing of ours
        }
    }

    /** The same address with its parameter {@code number} sealed. */
    public String inAddress(long accountId, String address) {
        return NUMBER.matcher(address)
                .replaceAll(found -> PARAMETER + "=" + sealed(accountId, URLDecoder.decode(found.group(1), UTF_8)));
    }

    private static String context(long accountId) {
        return "number-in-address:" + accountId;
    }
}
