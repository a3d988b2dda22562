package dev.dutydesk.bot.calling;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where calls and text messages are handed over. */
@ConfigurationProperties("dutydesk.gateway")
record GatewaySettings(
        @DefaultValue Door call, @DefaultValue Door sms) {

    /**
     * One kind of request; {@code {number}}, {@code {text}}, {@code {ticket}}, {@code {grade}}, {@code {person}}, {@code {id}}
     * and {@code {secret}} stand for what they say, in headers and body.
     *
     * @param url called by POST; absent: there is no such gateway
     * @param headers each as {@code Name: value}
     * @param body what is sent, JSON unless a Content-Type says otherwise
     * @param secret what {@code {secret}} stands for; never logged or shown
     * @param timeout how long an answer is waited for
     * @param retries how often it is tried again where the gateway doesn't answer, or answers that it can't now
     * @param pause before the first retry; twice as long before each further one
     */
    record Door(
            @Nullable String url,
            @DefaultValue List<String> headers,

            @DefaultValue("{\"id\": \"{id}\", \"to\": \"{number}\", \"text\": \"{text}\"}")
            String body,

            @Nullable String secret,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("2") int retries,
            @DefaultValue("2s") Duration pause) {
        @Override
        public String toString() {
            return "Door[retries=" + retries + ", timeout=" + timeout + "]";
        }
    }
}
