package dev.signet.api.signature;

import dev.signet.api.gateway.RpcCall;
import dev.signet.evidence.EvidenceUpload;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.EvidenceKind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * {@code SignFileList.N.FileContents} and {@code .FileSuffix}, N from 1. The parameter has no word for what a file
 * shows. How many, how large and of what type they may be is judged where they are stored.
 */
final class SignFiles {

    private static final Wording TEXTS = Wording.of("api");

    private SignFiles() {}

    static List<EvidenceUpload> read(RpcCall call) {
        List<EvidenceUpload> files = new ArrayList<>();
        for (int n = 1; hasFile(call, n); n++) {
            files.add(new EvidenceUpload(EvidenceKind.UNCLASSIFIED, fileName(call, n), content(call, n)));
        }
        return files;
    }

    private static boolean hasFile(RpcCall call, int n) {
        return call.text(field(n, "FileContents")) != null || call.text(field(n, "FileSuffix")) != null;
    }

    private static String field(int n, String part) {
        return "SignFileList." + n + "." + part;
    }

    private static String fileName(RpcCall call, int n) {
        return "file" + n + "." + call.requiredText(field(n, "FileSuffix"));
    }

    /** Line breaks inside the Base64 text are common and harmless. */
    private static byte[] content(RpcCall call, int n) {
        String field = field(n, "FileContents");
        String text = call.text(field);
        if (text == null) {
            throw TEXTS.refusal("isv.ERROR_EMPTY_FILE", "signature.file.empty", field);
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw TEXTS.refusal("isv.ERROR_EMPTY_FILE", "signature.file.base64", field);
        }
    }
}
