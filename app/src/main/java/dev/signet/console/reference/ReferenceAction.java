package dev.signet.console.reference;

import dev.signet.access.ListedAction;
import dev.signet.platform.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An action of the RPC protocol with all that its caller needs to know.
 *
 * @param group of the reference, and the key of its title
 * @param title what it does in a word
 * @param what the same in a sentence
 * @param callable whether the console calls it: not what ends with the key that called
 * @param typed whether the official SDK has classes of its own for it
 * @param needed what whoever calls must be allowed
 * @param ownCodes those that it may be refused with and others not
 * @param commonCodes those that every action may be refused with
 */
record ReferenceAction(
        String group,
        String version,
        String name,
        Bilingual title,
        Bilingual what,
        boolean callable,
        boolean typed,
        List<ListedAction> needed,
        List<Parameter> parameters,
        List<AnswerField> answer,
        List<CodeAdvice> ownCodes,
        List<CodeAdvice> commonCodes) {

    public String path() {
        return "/console/api/rpc/" + version + "/" + name;
    }

    public boolean isWrite() {
        return needed.stream().anyMatch(ListedAction::writes);
    }

    /** Those that one gives: not what is taken and not looked at. */
    public List<Parameter> given() {
        return parameters.stream().filter(Parameter::isRead).toList();
    }

    /** Why it was refused and what to do: what is said of the code itself before what is said of its family. */
    Optional<CodeAdvice> advice(String code) {
        return codes().filter(each -> each.names(code))
                .findFirst()
                .or(() -> codes().filter(each -> each.isAbout(code)).findFirst());
    }

    Stream<CodeAdvice> codes() {
        return Stream.concat(ownCodes.stream(), commonCodes.stream());
    }

    /** Whether a word that somebody looks for is in it. */
    boolean holds(String words) {
        String wanted = words.toLowerCase(Locale.ROOT).strip();
        return Stream.concat(
                        Stream.of(name, version, title.zh(), title.en(), what.zh(), what.en()),
                        parameters.stream().map(Parameter::name))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
