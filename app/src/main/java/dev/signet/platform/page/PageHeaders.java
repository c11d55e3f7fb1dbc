package dev.signet.platform.page;

/** What a browser is told beside a page. */
public final class PageHeaders {

    /** No script but our files, nowhere to send anything but here; a picture may be one that was just chosen, or drawn. */
    public static final String OURS_ONLY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private PageHeaders() {}
}
