package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Timers.Owner;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the jobs of a desk are due for, each in one commit that also keeps through when it is done. */
final class Jobs {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final String PREFIX = "job:";

    private final List<DeskJob> jobs;
    private final Store store;

    Jobs(Collection<DeskJob> jobs, Store store) {
        this.jobs = List.copyOf(jobs);
        this.store = store;
        if (jobs.stream().map(DeskJob::name).distinct().count() < jobs.size()) {
            throw new IllegalStateException("Two jobs have one name");
        }
    }

    /** Sets the timers of all jobs anew: by this desk file, for this epoch. A job seen for the first time begins now. */
    void set(Desk desk, long epoch, Instant now) {
        for (DeskJob job : jobs) {
            DeskRecord done = done(desk, job);
            if (done.isEmpty()) {
                done = done.with(now.toString());
                store.tickets()
                        .commit(Commit.of(desk.id(), id(job, done), done, "").during(epoch));
            }
            set(desk, epoch, job, job.after(desk, through(done)));
        }
    }

    /** @return whether its timer isn't due any more; also where no feature knows the job */
    boolean fire(Desk desk, Owner owner, Instant now, long epoch) {
        Optional<DeskJob> known =
                jobs.stream().filter(job -> Owner.job(job.name()).equals(owner)).findFirst();
        if (known.isEmpty()) {
            store.timers().set(desk.id(), epoch, owner, at(desk, owner), null);
            return true;
        }
        DeskJob job = known.get();
        DeskRecord done = done(desk, job);
        Instant through = done.isEmpty() ? now : through(done);
        Instant next = job.after(desk, through);
        if (next == null || next.isAfter(now)) {
            set(desk, epoch, job, next);
            return true;
        }
        DeskJob.Work work = job.due(desk, through, now);
        DeskRecord after = done.with(now.toString());
        Outcome outcome = store.tickets()
                .commit(Commit.of(desk.id(), id(job, after), after, "")
                        .changing(work.change())
                        .besides(work.records())
                        .saying(work.announcements())
                        .during(epoch));
        if (!(outcome instanceof Outcome.Done)) {
            log.info("Job {} of desk {} is done again later: {}", job.name(), desk.id(), outcome);
            return false;
        }
        set(desk, epoch, job, job.after(desk, now));
        return true;
    }

    private void set(Desk desk, long epoch, DeskJob job, @Nullable Instant next) {
        Owner owner = Owner.job(job.name());
        store.timers().set(desk.id(), epoch, owner, at(desk, owner), next);
    }

    private @Nullable Instant at(Desk desk, Owner owner) {
        return store.timers().at(desk.id(), owner).orElse(null);
    }

    private DeskRecord done(Desk desk, DeskJob job) {
        return store.records().find(desk.id(), PREFIX + job.name());
    }

    private static Instant through(DeskRecord done) {
        return Instant.parse(done.body());
    }

    private static String id(DeskJob job, DeskRecord after) {
        return PREFIX + job.name() + ":" + after.revision();
    }
}
