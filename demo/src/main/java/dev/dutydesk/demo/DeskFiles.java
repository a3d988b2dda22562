package dev.dutydesk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Writes the demo's desk: the example shop with a patrol of the demo shop. */
final class DeskFiles {
    static final String DESK = "shop";
    private static final String PATROLS = "patrols: [patrols/shop.yml]";

    /** The room where the tickets of the last four weeks stand. */
    static final String PAST = "past";

    private static final String AFTER_CHANNELS = "\n\nintake:\n";
    private static final String ARCHIVE =
            "  " + PAST + ": {platform: web, name: {zh-CN: 过往工单, en: Past tickets}, for: [intake]}\n";

    private DeskFiles() {}

    /** As the demo has it. */
    static final UnaryOperator<String> AS_IT_IS = patrol -> patrol;

    /** @param shop where the shop is, as {@code http://localhost:8090} @param database its address @param paced how often is looked */
    static void write(Path folder, String shop, String database, UnaryOperator<String> paced) throws IOException {
        Files.createDirectories(folder.resolve("patrols"));
        String desk = read("/desks/shop.yml");
        if (!desk.contains(PATROLS)) {
            throw new IllegalStateException("The example desk has no patrol file");
        }
        if (!desk.contains(AFTER_CHANNELS)) {
            throw new IllegalStateException("The example desk has no channels");
        }
        Files.writeString(
                folder.resolve("shop.yml"),
                desk.replace(PATROLS, "patrols: [patrols/demo.yml]")
                        .replace(AFTER_CHANNELS, "\n" + ARCHIVE + "\nintake:\n"));
        Files.writeString(
                folder.resolve("patrols/demo.yml"),
                paced.apply(read("/demo/patrol.yml")).replace("{shop}", shop).replace("{database}", database));
    }

    private static String read(String name) {
        try (InputStream in = DeskFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
