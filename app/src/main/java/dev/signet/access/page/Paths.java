package dev.signet.access.page;

/** Where the pages are. What a form asks for anew stands beside the names, in a place that no name can have. */
final class Paths {

    static final String ROOT = "/console/access";
    static final String NEW = "/~new";
    static final String USERS = ROOT + "/users";
    static final String USER = USERS + "/{UserName}";
    static final String GROUPS = ROOT + "/groups";
    static final String GROUP = GROUPS + "/{GroupName}";
    static final String ROLES = ROOT + "/roles";
    static final String ROLE = ROLES + "/{RoleName}";
    static final String POLICIES = ROOT + "/policies";
    static final String CUSTOM = POLICIES + "/custom/{PolicyName}";
    static final String SYSTEM = POLICIES + "/system/{PolicyName}";
    static final String RESOURCE_GROUPS = ROOT + "/resource-groups";
    static final String RESOURCE_GROUP = RESOURCE_GROUPS + "/{name}";
    static final String KEYS = ROOT + "/keys";
    static final String SIMULATOR = ROOT + "/simulator";
    static final String SETTINGS = ROOT + "/settings";

    /** The bundle of what these pages say. */
    static final String TEXTS = "access-page";

    private Paths() {}
}
