package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import dev.signet.rules.policy.Table;
import dev.signet.rules.review.SecondOpinions;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer's directory in which one file was saved by another editor, emptied, deleted or half written. */
public class RulebookFilesTest {

    private static final String SECOND_OPINIONS = "review/second-opinions.csv";
    private static final String OPT_OUT = "uplink/uplink-opt-out.txt";
    private static final Charset GBK = Charset.forName("GBK");
    public static final RulebookLoader LOADER = new RulebookLoader();

    @TempDir
    private Path directory;

    @BeforeEach
    void copyTheShippedRulebook() throws IOException {
        PolicyFiles.shipped().copyTo(directory);
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    private void write(String file, byte[] content) throws IOException {
        Files.write(directory.resolve(file), content);
    }

    private void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void replace(String file, String what, String with) throws IOException {
        assertThat(text(file)).contains(what);
        write(file, text(file).replace(what, with));
    }

    /**
     * Changes a cell, whatever the officers have written there and in which line.
     *
     * @param key first cell of the line
     * @return the line
     */
    private int change(String file, String key, String column, String with) throws IOException {
        Table table = new PolicyReader(PolicyFiles.of(Map.of("table.csv", text(file))), new ArrayList<>())
                .read()
                .table("table");
        Table.Row row = table.row(table.columns().get(0), key).orElseThrow();
        List<String> lines = new ArrayList<>(text(file).lines().toList());
        lines.set(
                row.line() - 1,
                table.columns().stream()
                        .map(name -> name.equals(column) ? with : row.get(name))
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")));
        write(file, String.join("\n", lines) + "\n");
        return row.line();
    }

    private int linesOf(String file) throws IOException {
        return (int) text(file).lines().count();
    }

    /** The first line of the file in which the piece stands. */
    private int lineOf(String file, String piece) throws IOException {
        return 1
                + (int) text(file)
                        .lines()
                        .takeWhile(line -> !line.contains(piece))
                        .count();
    }

    private List<Problem> problems() throws IOException {
        PolicyFiles files = PolicyFiles.fromDirectory(directory);
        RulebookRejected rejected = catchThrowableOfType(RulebookRejected.class, () -> LOADER.load(files));
        assertThat(rejected).as("the rulebook should be rejected").isNotNull();
        return rejected.problems();
    }

    private void assertRejected(String file, int line, String... words) throws IOException {
        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.message()).contains(words);
        });
    }

    private Policies policies() throws IOException {
        List<Problem> problems = new ArrayList<>();
        PolicyFiles files = PolicyFiles.fromDirectory(directory);
        problems.addAll(files.unreadable());
        Policies policies = new PolicyReader(files, problems).read();
        assertThat(problems).isEmpty();
        return policies;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OPT_OUT,
                "sending/sending-texts.csv",
                "sending/platform-messages.csv",
                "review/rejection-reasons.csv",
                "billing/parameters.csv",
                "signature/signature-texts.csv",
                "signature/length/SignatureLength.drl",
                "signature/length/cases.yaml",
            })
    void namesTheEncodingOfAChineseWindowsAndThePlace(String file) throws IOException {
        int line = 1
                + (int) text(file)
                        .lines()
                        .takeWhile(text -> text.matches("\\p{ASCII}*"))
                        .count();
        String opening = text(file).lines().toList().get(line - 1).substring(0, 6);
        write(file, text(file).getBytes(GBK));

        assertThat(problems()).hasSize(1);
        assertRejected(file, line, "is not UTF-8", "GB18030", "\"ANSI\"", opening, "save it as UTF-8");
    }

    @Test
    void readsWhatAByteOrderMarkNames() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            write(OPT_OUT, "\uFEFF# 退订\r\n退订\r\nTD\r\n".getBytes(charset));
            write(
                    "review/review-classes.csv",
                    "\uFEFFclass,amount,unit,meaning\r\nstandard,3,hours,三小时\r\n".getBytes(charset));

            assertThat(policies().words("uplink-opt-out").words())
                    .as(charset.name())
                    .containsExactly("退订", "td");
            assertThat(policies()
                            .table("review-classes")
                            .row("class", "standard")
                            .orElseThrow()
                            .get("amount"))
                    .isEqualTo("3");
        }
    }

    @Test
    void readsLinesThatEndInACarriageReturnAlone() throws IOException {
        write(
                "review/review-classes.csv",
                "class,amount,unit,meaning\rstandard,3,hours,x\rpublic-body,2,working-days,y\r");

        assertThat(policies().table("review-classes").rows()).hasSize(2);
    }

    @Test
    void refusesUtf16WithoutItsMark() throws IOException {
        write("review/review-classes.csv", "class,amount\nstandard,3\n".getBytes(StandardCharsets.UTF_16LE));

        assertRejected(
                "review/review-classes.csv", 1, "U+0000", "UTF-16 without a byte order mark", "save it as UTF-8");
    }

    @Test
    void refusesHalfACharacterAtTheEnd() throws IOException {
        byte[] whole = text(OPT_OUT).strip().getBytes(StandardCharsets.UTF_8);
        write(OPT_OUT, java.util.Arrays.copyOf(whole, whole.length + 2));
        byte[] cut = "TD\n退订\n退".getBytes(StandardCharsets.UTF_8);
        write(OPT_OUT, java.util.Arrays.copyOf(cut, cut.length - 1));

        assertRejected(OPT_OUT, 3, "is not UTF-8");
    }

    @Test
    void refusesWhatWasLostInAWrongEncodingBefore() throws IOException {
        write(OPT_OUT, "TD\n" + new String("退订".getBytes(GBK), StandardCharsets.UTF_8) + "\n");

        assertRejected(OPT_OUT, 2, "U+FFFD", "type it anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Caf\u00e9\n", "\u00c9t\u00e9, \u00e0 demain\n"})
    void refusesAnEncodingItDoesNotKnow(String text) throws IOException {
        write("signature/test-words/test-words.txt", text.getBytes(StandardCharsets.ISO_8859_1));

        assertRejected("signature/test-words/test-words.txt", 1, "is not UTF-8", "save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OPT_OUT,
                "uplink/uplink-release.txt",
                "sending/content/forbidden-words.txt",
                "template/verification-keyword/code-keywords.txt",
                "signature/prohibited/drug-names.txt",
                "blacklist-release/releasable/release-carrier-codes.txt",
            })
    void refusesAListWithoutAWord(String file) throws IOException {
        write(file, "# 一个词也没有\n\n");

        assertRejected(file, 0, "has no word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sending/sending-texts.csv",
                "sending/platform-messages.csv",
                "review/rejection-reasons.csv",
                "sending/frequency-limits.csv",
                "billing/prices.csv",
                "records/error-catalogue.csv",
                "log-export/log-vendors.csv",
                "template/variable-attributes.csv",
                "api-codes.csv",
            })
    void refusesATableWithoutALine(String file) throws IOException {
        String columns = text(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .findFirst()
                .orElseThrow();

        write(file, columns + "\n");
        assertRejected(file, 0, "names its columns and has no line");

        write(file, "");
        assertRejected(file, 1, "must open with a line that names its columns");
    }

    @ParameterizedTest
    @CsvSource({
        OPT_OUT + ", uplink, uplink-opt-out (" + OPT_OUT + ")",
        "uplink/uplink-opt-out-weak.txt, uplink, uplink-opt-out-weak",
        "sending/sending-texts.csv, sending, sending-texts (sending/sending-texts.csv)",
        "sending/platform-messages.csv, sending, platform-messages",
        "review/rejection-reasons.csv, review, rejection-reasons",
        "review/holidays.csv, review, holidays",
        "billing/prices.csv, billing, prices",
        "records/patterns.csv, records, records.code",
        "template/patterns.csv, template, contact.qq",
        "sending/parameters.csv, sending, sending.abuse.requests",
        "api-codes.csv, ., api-codes (api-codes.csv)",
        "parameters.csv, ., rulebook.edition",
    })
    void namesWhatIsMissing(String file, String folder, String name) throws IOException {
        Files.delete(directory.resolve(file));

        assertRejected(folder, 0, "lacks", name);
    }

    @ParameterizedTest
    @CsvSource({
        "sending/window, FC-15",
        "sending/account, SR-01",
        "sending/values, TP-11",
        "sending/verification-frequency, FC-1",
        "auto-approval/own-name, AA-01",
        "log-export/full-numbers, LE-09",
        "blacklist-release/second-officer, RC-8",
    })
    void missesTheNormsOfAFolderThatIsGone(String folder, String norm) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertRejected(folder, 0, "no rule for", norm);
    }

    @Test
    void takesANormThatIsGivenUpByName() throws IOException {
        Files.delete(directory.resolve("sending/window/SendWindow.drl"));
        Files.deleteIfExists(directory.resolve("sending/window/cases.yaml"));
        write("retired-norms.txt", "FC-15\n");

        assertThat(policies().words("retired-norms").contains("FC-15")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "uplink/uplink-opt-out.txt.txt",
        "uplink/Uplink-Opt-Out.TXT",
    })
    void missesAListThatWasSavedUnderAnotherName(String name) throws IOException {
        Files.move(directory.resolve(OPT_OUT), directory.resolve(name));

        assertRejected("uplink", 0, "lacks uplink-opt-out");
    }

    @Test
    void namesAColumnThatIsMissing() throws IOException {
        replace("sending/sending-texts.csv", "advice_zh,advice_en", "advice_zh,advice");
        replace("signature/well-known/well-known-names.csv", "name,kind,match,owner", "name,kind,how,owner");

        assertRejected("sending/sending-texts.csv", 1, "needs a column advice_en");
        assertRejected("signature/well-known/well-known-names.csv", 1, "needs a column match");
    }

    @Test
    void namesACellThatCannotBeRead() throws IOException {
        String groups = "signature/prohibited/prohibited-groups.csv";
        int message =
                change("sending/platform-messages.csv", "SMS_PLATFORM_CONTACT", "attributes", "code:numberCapcha");
        int price = change("billing/prices.csv", "VERIFICATION", "price", "4 分");
        int group = change(groups, "drug-names", "list", "drugs-names");
        change("log-export/log-vendors.csv", "cbn", "network", "broadnet");
        int percent = change("sending/parameters.csv", "sending.abuse.success-percent", "value", "300");
        int limit = change("sending/frequency-limits.csv", "SR-14", "limit", "300");

        assertRejected("sending/platform-messages.csv", message, "attributes cannot be \"code:numberCapcha\"");
        assertRejected("billing/prices.csv", price, "price cannot be \"4 分\"", "0..100");
        assertRejected(groups, group, "no word list of this name");
        assertRejected("log-export/log-vendors.csv", 0, "needs a line whose network is cbn");
        assertRejected("sending/parameters.csv", percent, "success-percent cannot be \"300\"", "0..100");
        assertRejected("sending/frequency-limits.csv", limit, "limit cannot be \"300\"", "0..240");
    }

    /** #10: what was asked of a helper has become a rule, and a copy that still asks is told where to find it. */
    @Test
    void tellsTheRulesOfAnEarlierCopyWhatToCopy() throws IOException {
        String rules = "sending/abuse-monitor/AbuseMonitor.drl";
        int last = linesOf(rules);
        write(rules, text(rules) + """
                rule "AM-2 as an earlier copy asks"
                when
                    SendFacts( sender.abuse != null, SendDesk.of(policies).walked(sender.abuse) )
                then
                end
                """);

        assertRejected(rules, last + 3, "walked", "copy the folder sending/abuse-monitor of the shipped rulebook");
    }

    @ParameterizedTest // #10
    @CsvSource({
        "8 days, sliding, '\"8 days\": it is at most 7 days'",
        "fortnight, sliding, 'written 30 seconds, 10 minutes, 1 hour or 3 days, and is at most 7 days'",
        "7 minutes, natural, 'a window of 7 minutes can only be sliding'",
        "36 hours, natural, 'lasts whole days, or goes into a day without a rest'",
    })
    void namesAWindowThatCannotBeCounted(String window, String mode, String right) throws IOException {
        change("sending/frequency-limits.csv", "SR-14", "mode", mode);
        int line = change("sending/frequency-limits.csv", "SR-14", "window", window);

        assertRejected("sending/frequency-limits.csv", line, "window cannot be", right);
    }

    /** Java reads digits of every script, and a kind that says less would be checked for less. */
    @ParameterizedTest
    @CsvSource({
        "sending.whitelist.max, value, ５０, must be a number",
        "sending.whitelist.max, value, ٥٠, must be a number",
        "sending.whitelist.max, value, +50, must be a number",
        "sending.whitelist.max, kind, text, 'its kind must be number, not \"text\"'",
        "sending.window.opens, kind, text, 'its kind must be time, not \"text\"'",
        "sending.signature.gsm7-brackets, kind, text, 'its kind must be flag, not \"text\"'",
    })
    void refusesAParameterOfAnotherKindOrInOtherDigits(String parameter, String column, String with, String right)
            throws IOException {
        int line = change("sending/parameters.csv", parameter, column, with);

        assertRejected("sending/parameters.csv", line, right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"０.045", "1e-2", "٠.045"})
    void refusesAPriceInOtherDigits(String price) throws IOException {
        int line = change("billing/prices.csv", "VERIFICATION", "price", price);

        assertRejected("billing/prices.csv", line, "price cannot be \"" + price + "\"");
    }

    /** One such line would rest promotion, or stop all messages, for almost everybody. */
    @ParameterizedTest
    @CsvSource({
        "uplink/uplink-near-miss-phrases.txt, 的",
        "uplink/uplink-near-miss-phrases.txt, 。",
        "uplink/uplink-near-miss-phrases.txt, T！",
        "uplink/uplink-near-miss-phrases.txt, ！！",
        "sending/content/forbidden-words.txt, 的",
    })
    void refusesAPhraseThatIsFoundEverywhere(String file, String phrase) throws IOException {
        String phrases = text(file);
        write(file, phrases + phrase + "\n");

        assertRejected(file, (int) phrases.lines().count() + 1, "found in almost every text", "two letters");
    }

    @Test
    void tellsWhatNothingAsksFor() throws IOException {
        assertThat(RuleCatalogue.unasked(
                        PolicyFiles.shipped(), ShippedRulebook.rulebook().policies()))
                .isEmpty();

        int last = linesOf("sending/parameters.csv");
        write("sending/parameters.csv", text("sending/parameters.csv") + "sending.whitelist.maxx,60,number,typed\n");
        write("uplink/uplink-near-mis.txt", "算了吧\n");

        assertThat(RuleCatalogue.unasked(PolicyFiles.fromDirectory(directory), policies()))
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "sending/parameters.csv:" + (last + 1)
                                + ": nothing asks for the parameter sending.whitelist.maxx, so that it changes nothing",
                        "uplink/uplink-near-mis.txt: nothing asks for the word list uplink-near-mis, so that it changes nothing");
    }

    @Test
    void namesTheLineOfASendingTextThatIsGone() throws IOException {
        write("sending/sending-texts.csv", text("sending/sending-texts.csv").replaceAll("(?m)^SR-01,.*\n", ""));

        assertRejected("sending/sending-texts.csv", 0, "needs a line whose rule is SR-01");
    }

    @Test
    void refusesALineOfTextsThatSaysNothingOrComesTwice() throws IOException {
        String texts = text("sending/sending-texts.csv");

        int line = change("sending/sending-texts.csv", "SR-01", "message_zh", "");
        assertRejected("sending/sending-texts.csv", line, "message_zh cannot be empty", "SR-01");

        write("sending/sending-texts.csv", texts);
        int closed = change("sending/sending-texts.csv", "limit-0", "advice_zh", "");
        assertRejected("sending/sending-texts.csv", closed, "advice_zh cannot be empty", "limit-0");

        write("sending/sending-texts.csv", texts + texts.lines().toList().get(line - 1) + "\n");
        assertRejected("sending/sending-texts.csv", (int) texts.lines().count() + 1, "SR-01 stands in an earlier line");
    }

    /** The sentences of applications are an officer's as those of messages are. */
    @Test
    void namesTheRuleWhoseSentenceIsGone() throws IOException {
        String texts = text("template/template-texts.csv");

        write("template/template-texts.csv", texts.replaceAll("(?m)^TP-12/disguised,.*\n", ""));
        assertRejected(
                "template/prohibited-business/ProhibitedBusiness.drl",
                lineOf("template/prohibited-business/ProhibitedBusiness.drl", "TP-12/disguised"),
                "template/template-texts.csv has no line whose rule is TP-12/disguised");

        int first = change("template/template-texts.csv", "TP-01", "message_zh", "短");
        write("template/template-texts.csv", texts + texts.lines().toList().get(first - 1) + "\n");
        assertRejected(
                "template/template-texts.csv", (int) texts.lines().count() + 1, "TP-01 stands in an earlier line");

        Files.delete(directory.resolve("template/template-texts.csv"));
        assertRejected(
                "template/name/TemplateName.drl",
                lineOf("template/name/TemplateName.drl", "TP-02/length"),
                "there is no table template-texts",
                "TP-02/length");
    }

    @Test
    void namesAParameterThatARuleTakesForSomethingElse() throws IOException {
        change("signature/parameters.csv", "signature.length.min", "kind", "text");
        change("signature/parameters.csv", "signature.length.min", "value", "two");

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("signature/length/SignatureLength.drl");
            assertThat(problem.line()).isPositive();
            assertThat(problem.message()).contains("signature.length.min", "\"two\" is no number");
        });
    }

    @Test
    void leavesAloneWhatIsNoFileOfARulebook() throws IOException {
        write("signature/notes.docx", new byte[] {(byte) 0xD0, (byte) 0xCF, 0, 1});

        assertThat(policies().words("uplink-opt-out").contains("退订")).isTrue();
    }

    /** A link seemed an empty directory, and the shipped rulebook was written over what the officers had. */
    @Test
    void readsADirectoryAndAFolderThatAreLinks() throws IOException {
        Path elsewhere = Files.move(directory.resolve("uplink"), directory.resolve(".uplink-1"));
        Files.createSymbolicLink(directory.resolve("uplink"), elsewhere.getFileName());
        Path link = Files.createSymbolicLink(directory.resolveSibling(directory.getFileName() + "-link"), directory);

        PolicyFiles files = PolicyFiles.fromDirectory(link);
        Files.delete(link);

        assertThat(files.contents()).containsKeys(OPT_OUT, "signature/length/SignatureLength.drl");
        assertThat(files.hash()).isEqualTo(PolicyFiles.shipped().hash());
    }

    @Test
    void missANormThatTwoHaveToDecide() throws IOException {
        write(SECOND_OPINIONS, text(SECOND_OPINIONS).replaceAll("(?m)^LE-10,.*\n", ""));

        assertRejected(SECOND_OPINIONS, 0, "needs a line for LE-10", "its second is no");
    }

    @Test
    void letOneDecideWhereTheTableSaysSo() throws IOException {
        change(SECOND_OPINIONS, "LE-10", "second", "no");

        SecondOpinions opinions = SecondOpinions.of(policies());

        assertThat(opinions.askedFor(List.of(human("LE-10")))).isFalse();
        assertThat(opinions.askedFor(List.of(human("LE-10"), human("RC-8")))).isTrue();
    }

    private static Finding human(String norm) {
        return new Finding(norm, Severity.HUMAN, "", "", "");
    }
}
