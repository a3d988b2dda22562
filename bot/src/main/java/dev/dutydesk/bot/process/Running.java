package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Holders;
import dev.dutydesk.bot.desk.Identities;
import dev.dutydesk.bot.missed.LastHeard;
import dev.dutydesk.bot.posting.Sender;
import dev.dutydesk.bot.timer.Timekeeper;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.state.store.Store;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts what runs by itself before the first request is taken, and ends it after the last: adapters first, so that
 * nothing new comes in, then timers and posts, then the leases, so that another process can go on at once.
 */
@Component
class Running implements SmartLifecycle {
    private final Desks desks;
    private final Adapters adapters;
    private final LastHeard inbox;
    private final Store store;
    private final Sender sender;
    private final Timekeeper timekeeper;
    private final Holders holders;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running;

    Running(
            Desks desks,
            Adapters adapters,
            LastHeard inbox,
            Store store,
            Sender sender,
            Timekeeper timekeeper,
            Holders holders) {
        this.desks = desks;
        this.adapters = adapters;
        this.inbox = inbox;
        this.store = store;
        this.sender = sender;
        this.timekeeper = timekeeper;
        this.holders = holders;
    }

    @Override
    public void start() {
        desks.guard(holders, Identities.NONE);
        sender.start();
        desks.all().forEach(desk -> store.leases().add(desk.id()));
        store.leases().start();
        timekeeper.start();
        adapters.all().forEach(adapter -> adapter.start(inbox));
        desks.watch();
        Thread.ofVirtual().name("leased-desks").start(this::follow);
        running = true;
    }

    /** A desk file that came or went is a lease more or less. */
    private void follow() {
        Set<String> leased = new HashSet<>();
        try {
            while (!ended.await(1, TimeUnit.SECONDS)) {
                Set<String> now = desks.all().stream().map(Desk::id).collect(Collectors.toSet());
                now.forEach(store.leases()::add);
                leased.stream().filter(desk -> !now.contains(desk)).forEach(store.leases()::remove);
                leased = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        ended.countDown();
        adapters.all().forEach(ChatAdapter::stop);
        timekeeper.close();
        sender.close();
        store.leases().close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which begins last and ends first. */
    @Override
    public int getPhase() {
        return 0;
    }
}
