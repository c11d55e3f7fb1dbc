package dev.signet.sending.admission;

import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Not a test: prints how fast this machine admits, in process. Run it by name. */
class AdmissionProbe extends SendingIT {

    @Test
    void measure() throws Exception {
        Sender sender = senders.enterpriseWith("10000000");
        for (int round = 0; round < 3; round++) {
            run("1 recipient, 64 callers", sender, 64, 1, 8_000);
            run("100 recipients, 16 callers", sender, 16, 100, 8_000);
        }
    }

    private void run(String name, Sender sender, int callers, int recipients, long millis) throws Exception {
        AtomicLong accepted = new AtomicLong();
        AtomicLong requests = new AtomicLong();
        long until = System.nanoTime() + millis * 1_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < until) {
                    String[] numbers = new String[recipients];
                    for (int i = 0; i < recipients; i++) {
                        numbers[i] = number();
                    }
                    if (send(sender.note(numbers)).accepted()) {
                        accepted.addAndGet(recipients);
                        requests.incrementAndGet();
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(
                "PROBE %s: %d requests/s, %d messages/s%n",
                name, requests.get() * 1000 / millis, accepted.get() * 1000 / millis);
    }
}
