package dev.signet.access;

import java.util.Map;

/** The tags of an account's resources, answered from memory; implemented by whoever keeps tags. */
public interface ResourceTags {

    /**
     * @param path of the resource within the account, {@code sign/云帆科技}
     * @return values by keys; empty where the resource has no tags or is unknown
     */
    Map<String, String> of(long accountId, String path);
}
