package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A post's pictures ({@link Card#pictures()}) are shown with it: in the message, or right behind it. Without this only the
 * words are, which say all that a picture says. A picture that can't be drawn, or that the platform doesn't take, never holds back the
 * words; one person's private post has none where everybody would see it.
 */
public interface ShowsPictures {
    /** @param name a file's: {@code week-48.png} */
    record Drawn(String name, byte[] png) {}

    /** What is to be shown with the post, drawn now; without what can't be drawn. */
    static List<Drawn> drawn(Post post) {
        return post.card().pictures().stream().flatMap(Drawing::draw).toList();
    }

    /** Draws. */
    final class Drawing {
        private static final Logger log = LoggerFactory.getLogger(ShowsPictures.class);

        private Drawing() {}

        private static Stream<Drawn> draw(Card.Picture picture) {
            try {
                return Stream.of(new Drawn(picture.name(), picture.png().get()));
            } catch (RuntimeException e) {
                log.warn("The picture {} can't be drawn", picture.name(), e);
                return Stream.empty();
            }
        }
    }
}
