package dev.dutydesk.slack;

import com.slack.api.methods.SlackFilesUploadV2Exception;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.ShowsPictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A post's pictures as files right behind its message. The message stands by then, so whatever happens here, it was posted.
 *
 * @see <a href="https://docs.slack.dev/messaging/working-with-files#upload">uploading files</a>
 */
final class Pictures {
    private static final Logger log = LoggerFactory.getLogger(Pictures.class);

    private final Calls calls;

    Pictures(Calls calls) {
        this.calls = calls;
    }

    /** @param channel in which the post stands */
    void show(Post post, String channel) {
        for (ShowsPictures.Drawn picture : ShowsPictures.drawn(post)) {
            try {
                calls.make(methods -> methods.filesUploadV2(request -> request.channel(channel)
                        .threadTs(post.thread())
                        .filename(picture.name())
                        .title(post.card().title())
                        .altTxt(post.card().title())
                        .fileData(picture.png())
                        .requestFileInfo(false)));
            } catch (NotPosted | SlackFilesUploadV2Exception e) {
                log.warn(
                        "The picture {} isn't shown in {}: {}",
                        picture.name(),
                        post.channel().name(),
                        e.toString());
            }
        }
    }
}
