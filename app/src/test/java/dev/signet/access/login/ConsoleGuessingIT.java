package dev.signet.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.login.ConsoleVisitor.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What guessing meets at the console's login, and what it does to those for whom the door is. */
class ConsoleGuessingIT extends LoggingIn {

    @Autowired
    Waits waits;

    @Autowired
    AccountAliases aliases;

    @Test // #11
    void guessingFromOneAddressIsHeldUpThere() {
        ConsoleVisitor known = open(alice);
        for (int i = 0; i < 5; i++) {
            assertThat(visitor().login(alice.loginName(), "wrong " + i).code()).isEqualTo("LoginFailed");
        }
        assertThat(visitor().login(alice.loginName(), PASSWORD).code()).isEqualTo("Throttling.Login");
        assertThat(visitor()
                        .from("198.51.100.1")
                        .login(alice.loginName(), PASSWORD)
                        .code())
                .as("the user waits, and nobody is told")
                .isEqualTo("LoginFailed");
        assertThat(known.login(alice.loginName(), PASSWORD).stage())
                .as("with a device that is known")
                .isEqualTo("OPEN");
        clock.advance(Duration.ofMinutes(1));
        assertThat(visitor()
                        .from("198.51.100.1")
                        .login(alice.loginName(), PASSWORD)
                        .stage())
                .isEqualTo("OPEN");
    }

    @Test // #11
    void guessingFromManyAddressesIsHeldUpAndTheOwnerOfTheDeviceIsNot() {
        ConsoleVisitor known = open(alice);
        String device = known.cookies.get("SIGNET-CONSOLE-DEVICE");
        for (int i = 0; i < 40; i++) {
            assertThat(visitor()
                            .from("198.51.100." + i)
                            .login(alice.loginName(), "wrong")
                            .code())
                    .isEqualTo("LoginFailed");
        }
        assertThat(visitor()
                        .from("192.0.2.9")
                        .login(alice.loginName(), PASSWORD)
                        .code())
                .isEqualTo("LoginFailed");

        clock.advance(Duration.ofSeconds(11));
        assertThat(visitor()
                        .from("192.0.2.9")
                        .login(alice.loginName(), PASSWORD)
                        .stage())
                .as("40 heard one after another would have made it a quarter of an hour")
                .isEqualTo("OPEN");
        for (int i = 0; i < 40; i++) {
            visitor().from("198.51.100." + (100 + i)).login(alice.loginName(), "wrong");
        }

        ConsoleVisitor travelling = visitor().from("192.0.2.10");
        travelling.cookies.put("SIGNET-CONSOLE-DEVICE", device);
        assertThat(travelling.login(alice.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
        Person bob = user(customer, "bob");
        ConsoleVisitor anothers = visitor().from("192.0.2.11");
        anothers.cookies.put("SIGNET-CONSOLE-DEVICE", device);
        for (int i = 0; i < 5; i++) {
            anothers.from("192.0.2." + (20 + i)).login(bob.loginName(), "wrong");
        }
        assertThat(anothers.from("192.0.2.30").login(bob.loginName(), PASSWORD).code())
                .as("a device is known for whoever has logged in with it")
                .isEqualTo("LoginFailed");
    }

    @Test // #11
    void nobodyIsToldWhetherAUserExists() {
        Answer wrong = visitor().login(alice.loginName(), "wrong");
        for (String nobody : List.of(
                "alice@nowhere",
                "nobody@" + customer.account().name(),
                customer.account().name(),
                "alice@" + accounts.enterprise().account().name(),
                "@",
                "@@",
                "alice@")) {
            Answer told = visitor().login(nobody, PASSWORD);
            assertThat(told.status()).as(nobody).isEqualTo(wrong.status());
            assertThat(told.body()).as(nobody).isEqualTo(wrong.body());
        }
        withoutLogin(customer, "dora");
        assertThat(visitor()
                        .login("dora@" + customer.account().name(), PASSWORD)
                        .body())
                .isEqualTo(wrong.body());
    }

    @Test // #11
    void noSpellingOfANameTellsWhetherItIsAnybodys() {
        aliases.set("test", customer.id(), "spelt-" + customer.id() % 100_000);

        List<String> ofAlice = answersToSpellings("alice");

        assertThat(ofAlice).isEqualTo(answersToSpellings("nobody")).contains("LoginFailed", "Throttling.Login");
        assertThat(ofAlice.subList(0, 6))
                .as("three spellings of one name count together")
                .containsExactly(
                        "LoginFailed", "LoginFailed", "LoginFailed", "LoginFailed", "LoginFailed", "Throttling.Login");
    }

    private List<String> answersToSpellings(String user) {
        ConsoleVisitor visitor = visitor().from("198.51.100.200");
        String account = customer.account().name();
        String wide = user.chars().mapToObj(c -> Character.toString(c + 0xFEE0)).collect(Collectors.joining());
        List<String> spellings =
                List.of(user + "@" + account, user.toUpperCase() + "@" + account.toUpperCase(), wide + "@" + account);
        List<String> others = List.of(
                user + "@" + customer.id(),
                user + "@" + aliases.of(customer.id()).orElseThrow());
        return Stream.concat(
                        Stream.of(spellings, spellings).flatMap(List::stream),
                        Stream.of(others, others, others, others, others, others)
                                .flatMap(List::stream))
                .map(name -> visitor.login(name, "wrong").code())
                .toList();
    }

    @Test // #11
    void strangersKeepNobodyOutOfANewBrowserForMoreThanAMinute() {
        for (int hour = 0; hour < 3; hour++) {
            for (int i = 0; i < 40; i++) {
                visitor().from("198.51.100." + i).login(alice.loginName(), "wrong " + hour);
            }
            clock.advance(Duration.ofMinutes(2));
        }
        ConsoleVisitor newBrowser = visitor().from("192.0.2.40");
        assertThat(newBrowser.login(alice.loginName(), PASSWORD).code()).isEqualTo("LoginFailed");
        for (int i = 40; i < 80; i++) {
            clock.advance(Duration.ofMillis(1_500));
            visitor().from("198.51.100." + i).login(alice.loginName(), "wrong");
        }
        assertThat(newBrowser.login(alice.loginName(), PASSWORD).stage()).isEqualTo("OPEN");
    }

    /** Ten networks that try whenever they can, for an hour: 1,200 tries. */
    @Test // #11
    void manyNetworksHaveFewTriesEach() {
        String target = "somebody/" + customer.id();
        Map<String, Integer> heard = new TreeMap<>();
        for (int halfMinute = 0; halfMinute < 120; halfMinute++) {
            for (int i = 0; i < 10; i++) {
                heard.merge("192.0.2." + i, waits.begin(target, "192.0.2." + i, 5) ? 1 : 0, Integer::sum);
            }
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(heard.values())
                .hasSize(10)
                .allSatisfy(times -> assertThat(times).isBetween(5, 15));
        assertThat(waits.begin(target, "192.0.2.99", 5)).as("who comes anew").isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(waits.begin(target, "192.0.2.99", 5)).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(waits.begin(target, "192.0.2.99", 5)).isTrue();
    }

    @Test // #11
    void namesThatAreNobodysAreCountedAsAllAreAndForgotten() {
        String nobody = "nobody@" + customer.account().name();
        int before = tries();
        for (int i = 0; i < 10; i++) {
            visitor().from("198.51.100." + i).login(nobody, PASSWORD);
        }
        assertThat(tries()).as("the name, and each network").isEqualTo(before + 11);
        clock.advance(Duration.ofMinutes(20));
        assertThat(over()).isGreaterThanOrEqualTo(11);
        for (int i = 0; i < 50; i++) {
            waits.begin("anybody", "192.0.2.1", 5);
        }
        assertThat(over()).as("what is over is swept").isZero();
    }

    /** Tries of which nothing follows any more. */
    private int over() {
        long longest = clock.instant().minus(Duration.ofMinutes(15)).toEpochMilli();
        return jdbc.sql("select count(*) from access_login_tries where last_failed_ms < ? and wait_until_ms < ?")
                .params(longest, longest)
                .query(Integer.class)
                .single();
    }

    /** Other tests have been later. */
    private int tries() {
        return jdbc.sql("select count(*) from access_login_tries where last_failed_ms <= ?")
                .param(clock.millis())
                .query(Integer.class)
                .single();
    }
}
