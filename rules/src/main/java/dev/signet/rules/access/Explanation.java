package dev.signet.rules.access;

import java.util.List;

/**
 * A judgement with every statement that was asked, in the order in which they are.
 *
 * @param statements also of layers that were not asked any more once it was decided
 */
public record Explanation(Judgement judgement, List<Asked> statements) {

    /**
     * One statement before the request.
     *
     * @param statement its place in the policy, from 1
     * @param allows whether its effect is Allow
     * @param mismatches everything in which it is not about the request; empty where it is
     */
    public record Asked(
            Judgement.Layer layer, AttachedPolicy policy, int statement, boolean allows, List<Mismatch> mismatches) {

        public boolean matches() {
            return mismatches.isEmpty();
        }
    }
}
