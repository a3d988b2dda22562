package dev.dutydesk.chat;

import java.util.List;
import java.util.Optional;

/** The adapter can tell what its set-up on the platform lacks, so that whoever runs the bot is told. */
public interface ChecksSetUp extends ChatAdapter {
    /** What is lacking; empty where it hasn't been looked yet, or can't be now. Cheap. */
    Optional<List<Fault>> faults();

    /**
     * @param code what it is, for messages: {@code scope} or {@code permission}, {@code token} or {@code secret}, {@code channel}
     * @param about what it is about, in order: names of scopes, what the platform says of the token, a channel's name
     */
    record Fault(String code, List<String> about) {
        public Fault {
            about = List.copyOf(about);
        }
    }
}
