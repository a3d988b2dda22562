package dev.dutydesk.dingtalk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with one picture, which Java's own client doesn't write. */
final class PictureForm {
    private final String boundary = "dutydesk-" + UUID.randomUUID();
    private final String name;
    private final byte[] png;

    /** @param name a file's, of plain signs */
    PictureForm(String name, byte[] png) {
        this.name = name;
        this.png = png;
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + png.length + end.length)
                .put(head)
                .put(png)
                .put(end)
                .array();
    }
}
