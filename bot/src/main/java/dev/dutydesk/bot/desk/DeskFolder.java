package dev.dutydesk.bot.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with a file for each desk. @param port of the bot itself, which the example's patrol looks at */
record DeskFolder(Path path, int port) {
    private static final Logger LOG = LoggerFactory.getLogger(DeskFolder.class);
    private static final String OWN = "http://127.0.0.1:";
    private static final List<String> EXAMPLE =
            List.of("shop.yml", "patrols/shop.yml", "patrols/patrol.schema.json", "desk.schema.json");

    /** What a file holds; trouble, in words, where it can't be read as text. */
    record Text(String text, String trouble) {}

    /**
     * Puts the example there where the folder isn't there at all. It appears whole or not, so that a start cut short
     * doesn't leave a half one.
     */
    void prepare() {
        if (Files.exists(path)) {
            return;
        }
        try {
            Path parent = path.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, ".desks-");
            Path folder = Files.createDirectory(draft.resolve("desks"));
            for (String name : EXAMPLE) {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                try (InputStream in = DeskFolder.class.getResourceAsStream("/desks/" + name)) {
                    Files.copy(in, file);
                }
                if (name.equals("patrols/shop.yml")) {
                    Files.writeString(file, Files.readString(file).replace(OWN + 8080, OWN + port));
                }
            }
            Files.move(folder, path);
            Files.delete(draft);
            LOG.info("There was no folder {}: made it with the example desk shop.yml", path.toAbsolutePath());
        } catch (IOException e) {
            throw new DesksRefused(
                    "The desks folder " + path.toAbsolutePath() + " isn't there and can't be made: " + e,
                    "Make it, or name another one: DUTYDESK_DESKS_DIR.",
                    List.of());
        }
    }

    /** The desk files by name, as they are now. */
    Map<String, Text> look() throws IOException {
        Map<String, Text> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, DeskFolder::isDeskFile)) {
            for (Path file : files) {
                found.put(file.getFileName().toString(), text(file));
            }
        }
        return found;
    }

    private static boolean isDeskFile(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yml") || name.endsWith(".yaml")) && !Files.isDirectory(file);
    }

    static Text text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new Text(text.startsWith("\uFEFF") ? text.substring(1) : text, "");
        } catch (CharacterCodingException e) {
            return new Text("", "the file isn't UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            return new Text("", "the file can't be read: " + e.getMessage());
        }
    }
}
