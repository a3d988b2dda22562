package dev.dutydesk.lark;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One app's connection. Its secrets are never shown.
 *
 * @param appId {@code cli_…}
 * @param appSecret the app's secret
 * @param encryptKey by which Lark encrypts and signs what it sends, for HTTP mode
 * @param mode how events come
 * @param apiUrl where the Open API is, without a slash at its end: Feishu's, or {@code https://open.larksuite.com} for Lark
 * @param urge whether people are called and sent text messages by Lark's urgent messages, which use up the organization's quota
 * @param monthlyCalls how many calls of the Open API the app may make in a calendar month; 0 where nothing limits them
 */
public record LarkApp(
        String appId,
        String appSecret,
        @Nullable String encryptKey,
        @DefaultValue("socket") Mode mode,
        @DefaultValue(FEISHU) String apiUrl,
        @DefaultValue("false") boolean urge,
        @DefaultValue(BASIC) long monthlyCalls) {
    /** What the basic edition has, in all of the organization's own apps; the others have no limit. */
    static final String BASIC = "10000";

    static final String FEISHU = "https://open.feishu.cn";
    private static final String ABROAD = "larksuite.com";

    /** How events come from Lark. */
    public enum Mode {
        /** Over a link that the bot opens: needs no public address. */
        SOCKET,
        /** Encrypted and signed, to {@code /lark/events/<name>}. */
        HTTP
    }

    /** @throws IllegalArgumentException where something is missing that the mode needs */
    void check(String name) {
        String at = "dutydesk.lark.apps." + name;
        require(appId, at + ".app-id is missing");
        require(appSecret, at + ".app-secret is missing");
        if (mode == Mode.HTTP) {
            require(encryptKey, at + ".encrypt-key is missing; HTTP mode needs it");
        }
        if (apiUrl.endsWith("/")) {
            throw new IllegalArgumentException(at + ".api-url must not end with a slash");
        }
        if (monthlyCalls < 0) {
            throw new IllegalArgumentException(at + ".monthly-calls must not be below 0");
        }
    }

    /** The language of those of whom nothing is known: Lark doesn't say which one a person has. */
    Locale locale() {
        return isAbroad() ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** An address that opens the chat in the app. */
    String chatAddress(String chat) {
        return "https://applink." + (isAbroad() ? ABROAD : "feishu.cn") + "/client/chat/open?openChatId=" + chat;
    }

    private boolean isAbroad() {
        String host = URI.create(apiUrl).getHost();
        return host != null && host.endsWith(ABROAD);
    }

    private static void require(@Nullable String value, String otherwise) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "LarkApp[" + mode + ", " + apiUrl + "]";
    }
}
