package dev.signet.rules;

/** What a variable's value may be forbidden to hold (TP-11). */
public enum ValueContent {
    QQ("QQ号", "a QQ number"),
    WECHAT("微信号", "a WeChat id"),
    URL("链接", "a URL"),
    MOBILE("手机号码", "a mobile number"),
    LANDLINE("座机号码", "a landline number"),
    MAIL("邮箱地址", "an e-mail address"),
    IP("IP地址", "an IP address"),
    EMOJI("表情符号", "emoji"),
    /** {@code . 。 ' < > { }} */
    SENTENCE("句号、引号、尖括号或花括号", "full stops, quotes, angle or curly brackets");

    private final String zh;
    private final String en;

    ValueContent(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
