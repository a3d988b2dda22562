package dev.dutydesk.state.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A history as one compressed value. Tickets are small and much alike, so the words they share are known to both sides
 * beforehand and needn't be in each of them.
 *
 * <p>The value: a byte that names the words, the length unpacked in four bytes, then raw DEFLATE of the entries, one a
 * line. What was packed with some words is unpacked with those for ever: change them only under another name.
 */
final class Packing {
    private static final byte WORDS_NAME = 1;
    private static final byte[] WORDS = words("/packing-1.txt");
    private static final int HEAD = 5;

    private Packing() {}

    static byte[] pack(History history) {
        byte[] plain = lines(history);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(WORDS);
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
            out.write(WORDS_NAME);
            out.writeBytes(ByteBuffer.allocate(4).putInt(plain.length).array());
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static History unpack(byte[] packed) {
        if (packed.length < HEAD || packed[0] != WORDS_NAME) {
            throw new IllegalArgumentException("Not a packed history");
        }
        byte[] plain = new byte[ByteBuffer.wrap(packed, 1, 4).getInt()];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(WORDS);
            inflater.setInput(packed, HEAD, packed.length - HEAD);
            int length = 0;
            while (length < plain.length) {
                int more = inflater.inflate(plain, length, plain.length - length);
                if (more == 0) {
                    throw new IllegalArgumentException("A packed history ends too early");
                }
                length += more;
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("A packed history can't be read", e);
        } finally {
            inflater.end();
        }
        return entries(plain);
    }

    /** JSON has no raw line breaks. */
    private static byte[] lines(History history) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        history.entries().forEach(entry -> {
            plain.writeBytes(entry);
            plain.write('\n');
        });
        return plain.toByteArray();
    }

    private static History entries(byte[] plain) {
        List<byte[]> entries = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] == '\n') {
                entries.add(Arrays.copyOfRange(plain, start, i));
                start = i + 1;
            }
        }
        return new History(entries);
    }

    private static byte[] words(String resource) {
        try (InputStream in = Packing.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
