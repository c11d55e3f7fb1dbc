package dev.signet.carrier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.carrier.smpp.ShortMessages;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.Test;

/** #12: in a trial a code can be read, as on the phone it went to. */
class HandsetsTest {

    private static final String NUMBER = "13800138000";

    private static void send(Handsets handsets, String number, String text) {
        ShortMessages.Coded coded = ShortMessages.encode(text, false, 7);
        coded.parts().forEach(part -> {
            SubmitSm pdu = new SubmitSm();
            pdu.setDestAddress("86" + number);
            pdu.setDataCoding((byte) 8);
            pdu.setEsmClass((byte) (coded.isLong() ? 0x40 : 0));
            pdu.setShortMessage(part);
            handsets.receive(pdu);
        });
    }

    @Test
    void showsWhatOnePhoneReceivedTheNewestFirst() {
        Handsets handsets = new Handsets(10);
        String longText = "【云帆科技】" + "很".repeat(100) + "长";
        send(handsets, NUMBER, "【Signet平台】验证码为123456");
        send(handsets, "13900139000", "another's");
        send(handsets, NUMBER, longText);

        assertThat(handsets.of(NUMBER)).containsExactly(longText, "【Signet平台】验证码为123456");
        assertThat(handsets.of("86" + NUMBER)).hasSize(2);
        assertThat(handsets.of("13700137000")).isEmpty();
    }

    @Test
    void forgetsTheOldestAndKeepsNothingWhereNothingIsToBeKept() {
        Handsets two = new Handsets(2);
        for (String text : new String[] {"1", "2", "3"}) {
            send(two, NUMBER, text);
        }
        assertThat(two.of(NUMBER)).containsExactly("3", "2");

        Handsets none = new Handsets(0);
        send(none, NUMBER, "123456");
        assertThat(none.areKept()).isFalse();
        assertThat(none.of(NUMBER)).isEmpty();
    }
}
