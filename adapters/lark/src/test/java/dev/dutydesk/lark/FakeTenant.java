package dev.dutydesk.lark;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Who and what is in a tenant of ours: people, groups, what the app may do there, and what goes wrong. */
final class FakeTenant {
    /** No token of one tenant is another's. */
    private static final AtomicInteger TENANTS = new AtomicInteger();

    /** A group that no desk file names. */
    static final String OTHER = "oc_other01";

    final Set<String> scopes = new TreeSet<>();
    /** The groups that the bot is in. */
    final Set<String> botIn = ConcurrentHashMap.newKeySet();

    final Map<String, String> people =
            Map.of("ou_liwei", "李伟", "ou_wangfang", "王芳", "ou_guest", "周老板", "ou_chenjie", "陈杰", "ou_hejing", "何静");

    /** Whose e-mail address Lark knows. */
    final Map<String, String> emails = new ConcurrentHashMap<>();

    /** The secret is no longer the app's, and its tokens are none. */
    volatile boolean revoked;

    /** How many tokens were given; only the latest is taken. */
    final AtomicInteger tokens = new AtomicInteger(TENANTS.incrementAndGet() * 1_000);

    /** How many of the next messages are answered by an error. */
    final AtomicInteger failing = new AtomicInteger();

    /** How many of the next messages are refused with the code of too many, in an answer that has no status of its own. */
    final AtomicInteger overrun = new AtomicInteger();

    /** How many of the next messages are taken, and answered only once they are let go. */
    final AtomicInteger hanging = new AtomicInteger();

    /** Lets go what hangs. */
    final CountDownLatch letGo = new CountDownLatch(1);

    /** How many messages the app has sent or tried to send. */
    final AtomicInteger posts = new AtomicInteger();

    /** How many of the next pages of history are refused for now. */
    final AtomicInteger tooOften = new AtomicInteger();

    /** Those whom the app doesn't reach alone. */
    final Set<String> shut = ConcurrentHashMap.newKeySet();

    /** Who was called, or sent a text message, by which message: {@code phone ou_liwei P1 付不了款}. */
    final List<String> urged = new CopyOnWriteArrayList<>();

    /** The organization has no urgent messages left. */
    volatile boolean noneLeft;

    /** Whether the organization has made all its calls of the month. */
    volatile boolean monthIsOver;

    /** Whether groups take cards for one person. */
    volatile boolean showsToOne = true;

    /** The pictures that the app has handed over, by their keys. */
    final Map<String, byte[]> pictures = new ConcurrentHashMap<>();

    /** Whether it may. */
    volatile boolean takesPictures = true;

    /** Whether a card may show them. */
    volatile boolean showsPictures = true;

    FakeTenant() {
        botIn.add(FakeLark.CHAT);
        botIn.add(OTHER);
        scopes.addAll(LarkScopes.NEEDED.stream().map(List::getFirst).toList());
    }

    static String direct(String account) {
        return account.replaceFirst("^ou_", "oc_p2p_");
    }
}
