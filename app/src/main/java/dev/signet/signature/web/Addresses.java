package dev.signet.signature.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where a signature's pages are; its name is part of the address, behind a word that no page is called by. */
final class Addresses {

    private Addresses() {}

    static String of(String name) {
        return SignaturePages.LIST + "/of/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
    }
}
