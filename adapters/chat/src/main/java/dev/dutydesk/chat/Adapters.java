package dev.dutydesk.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The adapters of this process by platform, and what each can do. */
public final class Adapters {
    private final Map<String, ChatAdapter> byPlatform;

    /** @throws IllegalStateException where two adapters claim one platform */
    public Adapters(List<ChatAdapter> adapters) {
        byPlatform =
                adapters.stream().collect(Collectors.toUnmodifiableMap(ChatAdapter::platform, Function.identity()));
    }

    public List<ChatAdapter> all() {
        return List.copyOf(byPlatform.values());
    }

    public Optional<ChatAdapter> of(Channel channel) {
        return Optional.ofNullable(byPlatform.get(channel.platform()));
    }

    /** The channel's adapter as the capability, where it has it. */
    public <C> Optional<C> can(Channel channel, Class<C> capability) {
        return of(channel).filter(capability::isInstance).map(capability::cast);
    }
}
