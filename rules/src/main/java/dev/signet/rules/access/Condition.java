package dev.signet.rules.access;

import java.util.List;

/**
 * One key of one operator of a statement's condition.
 *
 * @param written its values as the policy writes them
 */
record Condition(Operator operator, ConditionKey key, List<String> written, WantedValues wanted) {

    boolean holds(RequestContext context) {
        return wanted.anyFits(key, context) != operator.negated();
    }
}
