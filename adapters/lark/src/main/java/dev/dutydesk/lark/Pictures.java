package dev.dutydesk.lark;

import com.lark.oapi.service.im.v1.model.CreateImageReq;
import com.lark.oapi.service.im.v1.model.CreateImageReqBody;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.ShowsPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A post's pictures, handed to Lark before the card that shows them.
 *
 * @see <a href="https://open.feishu.cn/document/server-docs/im-v1/image/create">uploading a picture</a>
 */
final class Pictures {
    private static final String OF_A_MESSAGE = "message";
    private static final Logger log = LoggerFactory.getLogger(Pictures.class);

    private final Calls calls;

    Pictures(Calls calls) {
        this.calls = calls;
    }

    /** The keys by which a card shows them; without those that Lark doesn't take. */
    List<String> keys(Post post) {
        List<String> keys = new ArrayList<>();
        for (ShowsPictures.Drawn picture : ShowsPictures.drawn(post)) {
            try {
                keys.add(key(picture.png()));
            } catch (NotPosted | IOException e) {
                log.warn(
                        "The picture {} isn't shown in {}: {}",
                        picture.name(),
                        post.channel().name(),
                        e.toString());
            }
        }
        return keys;
    }

    /** The SDK sends files only. */
    private String key(byte[] png) throws NotPosted, IOException {
        Path file = Files.createTempFile("dutydesk", ".png");
        try {
            Files.write(file, png);
            return calls.make((client, options) -> client.im()
                            .v1()
                            .image()
                            .create(
                                    CreateImageReq.newBuilder()
                                            .createImageReqBody(CreateImageReqBody.newBuilder()
                                                    .imageType(OF_A_MESSAGE)
                                                    .image(file.toFile())
                                                    .build())
                                            .build(),
                                    options))
                    .getData()
                    .getImageKey();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
