package dev.dutydesk.bot.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** For each of some things the tickets that met it and those that missed it. */
final class Shares<K> {
    private final Map<K, Share> shares = new HashMap<>();

    private record Share(TreeSet<Long> met, TreeSet<Long> missed) {}

    interface Made<K, T> {
        T of(K key, List<Long> met, List<Long> missed);
    }

    void add(K key, long ticket, boolean met) {
        Share share = shares.computeIfAbsent(key, any -> new Share(new TreeSet<>(), new TreeSet<>()));
        (met ? share.met() : share.missed()).add(ticket);
    }

    <T> List<T> all(Made<K, T> made) {
        return shares.entrySet().stream()
                .map(share -> made.of(
                        share.getKey(),
                        List.copyOf(share.getValue().met()),
                        List.copyOf(share.getValue().missed())))
                .toList();
    }
}
