package dev.signet.access.ram;

import dev.signet.access.ram.Attachments.Attached;
import dev.signet.access.ram.Attachments.Holder;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import dev.signet.rules.access.PolicyType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes somebody or something with what hangs on it, all or nothing. Only what is named goes, as whoever asks was shown it
 * and is judged by it; what has come since then is a conflict, as for whoever deletes by API.
 */
@Service
public class Removals {

    private final AccessUsers users;
    private final AccessGroups groups;
    private final AccessRoles roles;
    private final AccessPolicies policies;
    private final AccessKeysOfUsers keys;
    private final Attachments attachments;
    private final UserLogins logins;

    Removals(
            AccessUsers users,
            AccessGroups groups,
            AccessRoles roles,
            AccessPolicies policies,
            AccessKeysOfUsers keys,
            Attachments attachments,
            UserLogins logins) {
        this.users = users;
        this.groups = groups;
        this.roles = roles;
        this.policies = policies;
        this.keys = keys;
        this.attachments = attachments;
        this.logins = logins;
    }

    /**
     * What goes with a user.
     *
     * @param login whether the login profile goes
     * @param device whether the second factor goes
     */
    public record OfUser(
            List<String> keys, List<String> groups, List<String> policies, boolean login, boolean device) {}

    /** @throws Refusal {@code DeleteConflict.User.…} where more hangs on the user than is named */
    @Transactional
    public void user(ApiCaller caller, String name, OfUser with) {
        with.keys().forEach(key -> keys.delete(caller, name, key));
        with.groups().forEach(group -> groups.remove(caller, name, group));
        detach(caller, new Grantee(GranteeKind.USER, name), with.policies());
        if (with.device()) {
            logins.unbind(caller, name);
        }
        if (with.login()) {
            logins.delete(caller, name);
        }
        users.delete(caller, name);
    }

    /** @throws Refusal {@code DeleteConflict.Group.…} */
    @Transactional
    public void group(ApiCaller caller, String name, List<String> members, List<String> attached) {
        members.forEach(member -> groups.remove(caller, member, name));
        detach(caller, new Grantee(GranteeKind.GROUP, name), attached);
        groups.delete(caller, name);
    }

    /** @throws Refusal {@code DeleteConflict.Role.…} */
    @Transactional
    public void role(ApiCaller caller, String name, List<String> attached) {
        detach(caller, new Grantee(GranteeKind.ROLE, name), attached);
        roles.delete(caller, name);
    }

    /**
     * @param holders from whom it is taken
     * @param versions other than the default, which go too
     * @throws Refusal {@code DeleteConflict.Policy.…}
     */
    @Transactional
    public void policy(ApiCaller caller, String name, List<Grantee> holders, List<Integer> versions) {
        PolicyRef ref = new PolicyRef(PolicyType.CUSTOM, name);
        Set<Grantee> named = holders.stream().map(Removals::same).collect(Collectors.toSet());
        attachments.holders(caller.accountId(), ref).stream()
                .map(Removals::grantee)
                .distinct()
                .filter(holder -> named.contains(same(holder)))
                .forEach(holder -> attachments.of(caller.accountId(), holder).stream()
                        .filter(attached -> isOne(attached, ref))
                        .forEach(attached -> attachments.detach(caller, holder, ref, attached.resourceGroup())));
        versions.forEach(version -> policies.deleteVersion(caller, name, version));
        policies.delete(caller, name);
    }

    private void detach(ApiCaller caller, Grantee grantee, List<String> names) {
        Set<String> named =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        attachments.of(caller.accountId(), grantee).stream()
                .filter(attached ->
                        named.contains(attached.policy().ref().name().toLowerCase(Locale.ROOT)))
                .forEach(attached ->
                        attachments.detach(caller, grantee, attached.policy().ref(), attached.resourceGroup()));
    }

    private static boolean isOne(Attached attached, PolicyRef ref) {
        return attached.policy().ref().type() == ref.type()
                && attached.policy().ref().name().equalsIgnoreCase(ref.name());
    }

    private static Grantee grantee(Holder holder) {
        return new Grantee(holder.kind(), holder.name());
    }

    /** Names are told apart without regard to case. */
    private static Grantee same(Grantee grantee) {
        return new Grantee(grantee.kind(), grantee.name().toLowerCase(Locale.ROOT));
    }
}
