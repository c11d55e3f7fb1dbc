package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer's directory in which one file was saved by another editor, emptied, deleted or half written. */
public class RulebookFilesTest {

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
    @CsvSource({
        OPT_OUT + ", 1, 退订回复",
        "sending/sending-texts.csv, 1, 发送规则",
        "sending/platform-messages.csv, 1, 平台自己",
        "review/rejection-reasons.csv, 2, R-S01",
        "billing/parameters.csv, 1, 单条",
        "signature/signature-texts.csv, 1, 签名规则",
        "signature/length/SignatureLength.drl, 1, 签名长度",
        "signature/length/cases.yaml, 2, defaults",
    })
    void namesTheEncodingOfAChineseWindowsAndThePlace(String file, int line, String piece) throws IOException {
        write(file, text(file).getBytes(GBK));

        assertThat(problems()).hasSize(1);
        assertRejected(file, line, "is not UTF-8", "GB18030", "\"ANSI\"", piece, "save it as UTF-8");
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
        replace("sending/platform-messages.csv", "code:numberCaptcha", "code:numberCapcha");
        replace("billing/prices.csv", "VERIFICATION,,0,0.045", "VERIFICATION,,0,4 分");
        replace("signature/prohibited/prohibited-groups.csv", "drug-names", "drugs-names");
        replace("log-export/log-vendors.csv", "cbn,5", "broadnet,5");
        replace("sending/parameters.csv", "sending.abuse.success-percent,30", "sending.abuse.success-percent,300");
        replace("sending/frequency-limits.csv", "NUMBER,day,natural,200", "NUMBER,day,natural,300");

        assertRejected("sending/platform-messages.csv", 4, "attributes cannot be \"code:numberCapcha\"");
        assertRejected("billing/prices.csv", 2, "price cannot be \"4 分\"", "0..2000");
        assertRejected("signature/prohibited/prohibited-groups.csv", 5, "no word list of this name");
        assertRejected("log-export/log-vendors.csv", 0, "needs a line whose network is cbn");
        assertRejected("sending/parameters.csv", 11, "success-percent cannot be \"300\"", "0..100");
        assertRejected("sending/frequency-limits.csv", 12, "limit cannot be \"300\"", "0..240");
    }

    /** #10: what was asked of a helper has become a rule, and a copy that still asks is told where to find it. */
    @Test
    void tellsTheRulesOfAnEarlierCopyWhatToCopy() throws IOException {
        String rules = "sending/abuse-monitor/AbuseMonitor.drl";
        replace(
                rules,
                "sender.abuse.neighbouringNumbers >= policies.number(\"sending.abuse.neighbouring-numbers\")",
                "SendDesk.of(policies).walked(sender.abuse)");

        assertRejected(rules, 20, "walked", "copy the folder sending/abuse-monitor of the shipped rulebook");
    }

    @ParameterizedTest // #10
    @CsvSource({
        "'NUMBER,8 days,sliding,200', '\"8 days\": it is at most 7 days'",
        "'NUMBER,fortnight,sliding,200', 'written 30 seconds, 10 minutes, 1 hour or 3 days, and is at most 7 days'",
        "'NUMBER,7 minutes,natural,200', 'a window of 7 minutes can only be sliding'",
        "'NUMBER,36 hours,natural,200', 'lasts whole days, or goes into a day without a rest'",
    })
    void namesAWindowThatCannotBeCounted(String line, String right) throws IOException {
        replace("sending/frequency-limits.csv", "NUMBER,day,natural,200", line);

        assertRejected("sending/frequency-limits.csv", 12, "window cannot be", right);
    }

    /** Java reads digits of every script, and a kind that says less would be checked for less. */
    @ParameterizedTest
    @CsvSource({
        "'sending.whitelist.max,50,number', 'sending.whitelist.max,５０,number', 6, must be a number",
        "'sending.whitelist.max,50,number', 'sending.whitelist.max,٥٠,number', 6, must be a number",
        "'sending.whitelist.max,50,number', 'sending.whitelist.max,+50,number', 6, must be a number",
        "'sending.whitelist.max,50,number', 'sending.whitelist.max,50,text', 6, 'its kind must be number, not \"text\"'",
        "'sending.window.opens,08:00,time', 'sending.window.opens,08:00,text', 2, 'its kind must be time, not \"text\"'",
        "'gsm7-brackets,yes,flag', 'gsm7-brackets,yes,text', 4, 'its kind must be flag, not \"text\"'",
    })
    void refusesAParameterOfAnotherKindOrInOtherDigits(String what, String with, int line, String right)
            throws IOException {
        replace("sending/parameters.csv", what, with);

        assertRejected("sending/parameters.csv", line, right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"０.045", "1e-2", "٠.045"})
    void refusesAPriceInOtherDigits(String price) throws IOException {
        replace("billing/prices.csv", "VERIFICATION,,0,0.045", "VERIFICATION,,0," + price);

        assertRejected("billing/prices.csv", 2, "price cannot be \"" + price + "\"");
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

        write("sending/parameters.csv", text("sending/parameters.csv") + "sending.whitelist.maxx,60,number,typed\n");
        write("uplink/uplink-near-mis.txt", "算了吧\n");

        assertThat(RuleCatalogue.unasked(PolicyFiles.fromDirectory(directory), policies()))
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "sending/parameters.csv:19: nothing asks for the parameter sending.whitelist.maxx, so that it changes nothing",
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

        replace("sending/sending-texts.csv", "账户欠费，业务停机，已停止发送。", "");
        assertRejected("sending/sending-texts.csv", 3, "message_zh cannot be empty", "SR-01");

        write("sending/sending-texts.csv", texts.replace("该限额已设为0，此类短信不发送，等待无效；请调高限额后重发。", ""));
        assertRejected("sending/sending-texts.csv", 26, "advice_zh cannot be empty", "limit-0");

        write("sending/sending-texts.csv", texts + texts.lines().toList().get(2) + "\n");
        assertRejected("sending/sending-texts.csv", 39, "SR-01 stands in an earlier line");
    }

    /** The sentences of applications are an officer's as those of messages are. */
    @Test
    void namesTheRuleWhoseSentenceIsGone() throws IOException {
        String texts = text("template/template-texts.csv");

        write("template/template-texts.csv", texts.replaceAll("(?m)^TP-12/disguised,.*\n", ""));
        assertRejected(
                "template/prohibited-business/ProhibitedBusiness.drl",
                9,
                "template/template-texts.csv has no line whose rule is TP-12/disguised");

        write("template/template-texts.csv", texts + texts.lines().toList().get(2) + "\n");
        assertRejected(
                "template/template-texts.csv", (int) texts.lines().count() + 1, "TP-01 stands in an earlier line");

        Files.delete(directory.resolve("template/template-texts.csv"));
        assertRejected("template/name/TemplateName.drl", 6, "there is no table template-texts", "TP-02/length");
    }

    @Test
    void namesAParameterThatARuleTakesForSomethingElse() throws IOException {
        replace("signature/parameters.csv", "signature.length.min,2,number", "signature.length.min,two,text");

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
}
