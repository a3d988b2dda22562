package dev.dutydesk.bot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The bot's process. */
@SpringBootApplication
public class Dutydesk {
    static void main(String[] args) {
        SpringApplication.run(Dutydesk.class, args);
    }
}
