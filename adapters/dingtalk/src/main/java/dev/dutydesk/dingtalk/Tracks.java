package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Post;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The ids that the bot gives to its cards: the same for every try of a post, and with its subject in it, since a tap tells
 * nothing else. At most 64 signs, as DingTalk has it.
 */
final class Tracks {
    private static final int MOST = 64;
    private static final char BEFORE_SUBJECT = '.';

    private Tracks() {}

    static String of(Post post) {
        String place = post.channel().workspace() + "/" + post.channel().id() + "/" + post.id();
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(digest(place))
                .substring(0, 32);
        String subject = post.subject() == null ? "" : BEFORE_SUBJECT + post.subject();
        return id.length() + subject.length() > MOST ? id : id + subject;
    }

    /** The post's; null where it is about none. */
    static @Nullable String subject(String track) {
        int at = track.indexOf(BEFORE_SUBJECT);
        return at < 0 ? null : track.substring(at + 1);
    }

    private static byte[] digest(String words) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
