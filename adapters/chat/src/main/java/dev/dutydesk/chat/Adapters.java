package dev.dutydesk.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The adapters of this process, one for each platform or for each of its workspaces, and what each can do. */
public final class Adapters {
    private final List<ChatAdapter> adapters;

    /** @throws IllegalStateException where two adapters claim one platform, or one workspace of it */
    public Adapters(List<ChatAdapter> adapters) {
        this.adapters = List.copyOf(adapters);
        Set<String> claimed = new HashSet<>();
        for (ChatAdapter adapter : adapters) {
            if (!claimed.add(nameOf(adapter))) {
                throw new IllegalStateException("Two adapters claim " + nameOf(adapter));
            }
        }
    }

    public List<ChatAdapter> all() {
        return adapters;
    }

    /** The one that serves the channel. A channel that names no workspace is that of the only one; with several it is nobody's. */
    public Optional<ChatAdapter> of(Channel channel) {
        List<ChatAdapter> serving = adapters.stream()
                .filter(adapter -> adapter.platform().equals(channel.platform()))
                .filter(adapter -> channel.workspace() == null
                        || adapter.workspace() == null
                        || adapter.workspace().equals(channel.workspace()))
                .toList();
        return serving.size() == 1 ? Optional.of(serving.getFirst()) : Optional.empty();
    }

    /** The channel's adapter as the capability, where it has it. */
    public <C> Optional<C> can(Channel channel, Class<C> capability) {
        return of(channel).filter(capability::isInstance).map(capability::cast);
    }

    /** What the adapter is called in health: {@code web}, {@code slack:main}. */
    public static String nameOf(ChatAdapter adapter) {
        return adapter.workspace() == null ? adapter.platform() : adapter.platform() + ":" + adapter.workspace();
    }
}
