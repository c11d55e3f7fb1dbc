package dev.signet.rules.content;

/** What a variable's value may be forbidden to hold (TP-11). */
public enum ValueContent {
    QQ("contact.qq", "QQ号", "a QQ number"),
    WECHAT("contact.wechat", "微信号", "a WeChat id"),
    URL("template.link", "链接", "a URL"),
    MOBILE("contact.mobile", "手机号码", "a mobile number"),
    LANDLINE("contact.landline", "座机号码", "a landline number"),
    MAIL("contact.mail", "邮箱地址", "an e-mail address"),
    IP("value.ip-address", "IP地址", "an IP address"),
    EMOJI("value.emoji", "表情符号", "emoji"),
    SENTENCE("value.sentence", "句号、引号、尖括号或花括号", "full stops, quotes, angle or curly brackets");

    private final String pattern;
    private final String zh;
    private final String en;

    ValueContent(String pattern, String zh, String en) {
        this.pattern = pattern;
        this.zh = zh;
        this.en = en;
    }

    /** Name of the rulebook's pattern that finds it. */
    String pattern() {
        return pattern;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
