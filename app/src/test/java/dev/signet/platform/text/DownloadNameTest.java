package dev.signet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownloadNameTest {

    @Test
    void keepsAPlainNameAsItIs() {
        assertThat(DownloadName.attachment("send-records-1.csv"))
                .isEqualTo("attachment; filename=\"send-records-1.csv\"");
    }

    @Test
    void encodesOtherNamesAndLeavesAPlainOneBefore() {
        assertThat(DownloadName.inline("客户 1.csv"))
                .isEqualTo("inline; filename=\"__ 1.csv\"; filename*=UTF-8''%E5%AE%A2%E6%88%B7%201.csv");
    }

    @Test
    void letsNoNameEndTheHeader() {
        assertThat(DownloadName.attachment("a\"; x=\\\r\nSet-Cookie: b"))
                .startsWith(
                        "attachment; filename=\"a_; x=___Set-Cookie: b\"; filename*=UTF-8''a%22%3B%20x%3D%5C%0D%0A");
    }
}
