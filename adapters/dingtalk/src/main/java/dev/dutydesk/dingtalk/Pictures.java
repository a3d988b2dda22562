package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.ShowsPictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A post's pictures, each a message of the robot's right behind it. The post stands by then, so whatever happens here, it was posted. */
final class Pictures {
    private static final Logger log = LoggerFactory.getLogger(Pictures.class);

    private final OpenApi api;
    private final Robot robot;

    Pictures(OpenApi api, Robot robot) {
        this.api = api;
        this.robot = robot;
    }

    void show(Post post) {
        for (ShowsPictures.Drawn picture : ShowsPictures.drawn(post)) {
            try {
                robot.show(post.channel().id(), post.channel().account(), api.upload(picture.name(), picture.png()));
            } catch (NotPosted e) {
                log.warn(
                        "The picture {} isn't shown in {}: {}",
                        picture.name(),
                        post.channel().name(),
                        e.getMessage());
            }
        }
    }
}
