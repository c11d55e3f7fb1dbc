package dev.signet.application;

import dev.signet.platform.Wording;

/**
 * A kind of application that people decide about: what reviews, their processes and the lists of Tasklist have to know
 * of it.
 *
 * @param name the domain's word: first part of the business key, folder of its norms, what the reason catalogue applies to
 * @param processKey the model that decides
 * @param subjectVariable the variable of that process that holds the subject's id
 * @param reviewers the group whose members decide
 * @param list name of its list in Tasklist
 * @param texts has {@code tasks.title} and {@code tasks.about}, which that list says of itself
 */
public record ReviewedKind(
        String name, String processKey, String subjectVariable, String reviewers, String list, Wording texts) {}
