package dev.signet.rules.access;

/** Names of those who ask, as policies write them: {@code acs:ram::1001:user/alice}. */
public final class PrincipalArn {

    private static final String SESSION = "assumed-role/";

    private PrincipalArn() {}

    /**
     * A session of a role is the role, as with Alibaba, whatever it calls itself: {@code acs:ram::1001:assumed-role/ops/night}
     * is {@code acs:ram::1001:role/ops}.
     *
     * @param written whole, or within the account
     */
    public static String withoutSession(String written) {
        int at = written.indexOf(SESSION);
        int name = at + SESSION.length();
        int session = at < 0 ? -1 : written.indexOf('/', name);
        return session < 0 ? written : written.substring(0, at) + "role/" + written.substring(name, session);
    }
}
