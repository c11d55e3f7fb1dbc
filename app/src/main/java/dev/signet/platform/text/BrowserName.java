package dev.signet.platform.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser is called, by what it says of itself: {@code Firefox 145 (Windows)}. Nothing of it is verified. */
public final class BrowserName {

    /** The first that is found: all say they are Mozilla, most that they are Safari, and many that they are Chrome. */
    private static final List<Pattern> BROWSERS = List.of(
            Pattern.compile("(Edg)[A-Za-z]*/(\\d{1,4})"),
            Pattern.compile("(OPR)/(\\d{1,4})"),
            Pattern.compile("(MicroMessenger)/(\\d{1,4})"),
            Pattern.compile("(Firefox)/(\\d{1,4})"),
            Pattern.compile("(?:Headless)?(Chrome)/(\\d{1,4})"),
            Pattern.compile("Version/(\\d{1,4})[.\\d]* (?:Mobile/\\w+ )?(Safari)/"));

    private static final List<String> SYSTEMS =
            List.of("Windows", "Android", "iPhone", "iPad", "Mac OS X", "CrOS", "Linux");

    private BrowserName() {}

    /** As it is where no browser is known that says so. */
    public static String of(String userAgent) {
        for (Pattern browser : BROWSERS) {
            Matcher found = browser.matcher(userAgent);
            if (found.find()) {
                return named(found) + system(userAgent);
            }
        }
        return userAgent;
    }

    private static String named(Matcher found) {
        return switch (found.group(1)) {
            case "Edg" -> "Edge " + found.group(2);
            case "OPR" -> "Opera " + found.group(2);
            case "MicroMessenger" -> "WeChat " + found.group(2);
            default ->
                Character.isDigit(found.group(1).charAt(0))
                        ? found.group(2) + " " + found.group(1)
                        : found.group(1) + " " + found.group(2);
        };
    }

    private static String system(String userAgent) {
        return SYSTEMS.stream()
                .filter(userAgent::contains)
                .findFirst()
                .map(system -> " (" + system.replace("Mac OS X", "macOS").replace("CrOS", "ChromeOS") + ")")
                .orElse("");
    }
}
