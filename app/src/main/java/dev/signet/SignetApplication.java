package dev.signet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Signet: one process with every engine in it. */
@SpringBootApplication
public class SignetApplication {

    public static void main(String[] args) {
        SpringApplication.run(SignetApplication.class, args);
    }
}
