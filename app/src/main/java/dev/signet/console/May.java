package dev.signet.console;

import dev.signet.access.AccessCheck;
import dev.signet.account.Principal;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What whoever reads the page may do, for templates: what is denied is not drawn. It decides nothing: the door asks again
 * when it is done.
 */
public final class May {

    private static final String ANYTHING = "*";
    private static final String HOME = "/console";

    private final AccessCheck check;
    private final Principal principal;
    private final AccessCheck.Origin origin;
    private final Predicate<String> pages;

    /** @param pages whether there is a page at an address, and its reader may see it */
    May(AccessCheck check, Principal principal, AccessCheck.Origin origin, Predicate<String> pages) {
        this.check = check;
        this.principal = principal;
        this.origin = origin;
        this.pages = pages;
    }

    /**
     * @param action {@code dysms:DeleteSmsSign}
     * @param path what it is done to: {@code sign/云帆科技}
     */
    public boolean act(String action, String path) {
        return check.allows(principal, action, path, origin);
    }

    /** Whether it is allowed to anything at all, or to every one of a kind: {@code sign}. */
    public boolean act(String action, String path, String... kinds) {
        return Stream.concat(Stream.of(path), Stream.of(kinds).map(kind -> kind + "/" + ANYTHING))
                .anyMatch(each -> act(action, each));
    }

    /** Whether there is such a page and its reader may see it: {@code /console/signatures}; a query makes no difference. */
    public boolean open(String path) {
        return pages.test(path.replaceFirst("[?].*", ""));
    }

    /** Where one goes back to: that page, or the first one where its reader may not see it. */
    public String back(String path) {
        return open(path) ? path : HOME;
    }

    /** What is done to nothing that has a name. */
    public boolean act(String action) {
        return act(action, ANYTHING);
    }
}
