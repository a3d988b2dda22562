package dev.dutydesk.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A platform as its people and its operator see it, on which {@link OutboundContract} is played: the real client
 * code against a fake of ours, or the real thing. Each adapter's test brings one. Acts block until the platform has
 * the adapter's answer, where it waits for one.
 */
public interface Stage extends AutoCloseable {
    /** The adapter on this platform; not started. */
    ChatAdapter adapter();

    /** Where everything happens: a channel of the adapter's directory. */
    Channel channel();

    /** The platform's account of one of the cast ({@code li.wei}, {@code wang.fang}). */
    String account(String person);

    /** What people type to mention the bot. */
    String mention();

    /** Whether the adapter hears what people say there; else an act of theirs comes to nothing. */
    default boolean hears() {
        return true;
    }

    /** Whether the platform tells the adapter its id of a post; else the adapter makes one up. */
    default boolean tellsIds() {
        return true;
    }

    /** What people read where somebody wrote that, on a platform that can't show every sign as it is. */
    default String asShown(String written) {
        return written;
    }

    /** Whether the platform delivers again what was not acknowledged. */
    boolean redelivers();

    /** Whether cards carry buttons; else they name the commands to type. */
    boolean hasButtons();

    /** Whether there are slash commands that leave no message. */
    boolean hasCommands();

    /** Whether the adapter is told of messages that their writers changed or took away. */
    default boolean tellsOfChanges() {
        return false;
    }

    /** The writer changes a message. Asked only where {@link #tellsOfChanges()}. */
    default Sent edits(String account, String message, String text) {
        throw new UnsupportedOperationException();
    }

    /** The writer takes a message away. Asked only where {@link #tellsOfChanges()}. */
    default Sent deletes(String account, String message) {
        throw new UnsupportedOperationException();
    }

    /** Whether a message can pass on what others said, and the adapter tells it apart. */
    default boolean forwards() {
        return false;
    }

    /** Passes somebody's words on, under words of one's own. Asked only where it {@link #forwards()}. */
    default Sent forwards(String account, String own, String author, String text) {
        throw new UnsupportedOperationException();
    }

    /** @param thread the root to answer under; null for the main line */
    Sent says(String account, @Nullable String thread, String text);

    /** @param text of the slash command, without the slash and the bot's name */
    Sent commands(String account, String text);

    Sent taps(String account, String message, String button);

    /** Fills in and sends the form that stands open in front of the person. */
    Sent fills(String account, Map<String, String> values);

    /** Delivers the latest event once more. Asked only where {@link #redelivers()}. */
    Sent again();

    /** What the person sees now, in order. */
    List<Seen> room(String account);

    /** The pictures that the person sees in the channel, in order. Asked only of what {@link ShowsPictures}. */
    default List<byte[]> pictures(String account) {
        throw new UnsupportedOperationException();
    }

    /** From now on the platform takes no picture. Asked only of what {@link ShowsPictures}. */
    default void takesNoPictures() {
        throw new UnsupportedOperationException();
    }

    /** What was answered to the person's acts, in whatever way the platform has: a private message, a mention, a toast. */
    List<String> replies(String account);

    /** The form that stands open in front of the person. */
    Optional<Asked> form(String account);

    /** Begins a trouble; false where the platform doesn't know it. */
    boolean suffers(Trouble trouble);

    /** Ends all trouble. */
    void recovers();

    @Override
    void close();

    /**
     * What came of an act.
     *
     * @param message the platform's id of the message it left; null where it left none
     * @param acknowledged whether the platform counts it as delivered and won't deliver it again by itself
     */
    record Sent(@Nullable String message, boolean acknowledged) {}

    /** @param fields the names of what is asked for */
    record Asked(String title, List<String> fields) {}
}
