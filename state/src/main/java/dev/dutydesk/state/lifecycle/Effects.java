package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.State;
import java.util.Objects;

/** What an allowed act makes of its ticket and of others. */
final class Effects {
    private Effects() {}

    /** @param decided a case that no rule refuses, @param to where its act leads */
    static Draft of(Case decided, State to) {
        Draft draft = new Draft(decided, to);
        switch (Objects.requireNonNull(decided.act())) {
            case Act.Report act -> Intake.report(draft, act);
            case Act.Acknowledge act -> Handling.acknowledge(draft);
            case Act.Release act -> Handling.release(draft, act);
            case Act.Assign act -> Handling.assign(draft, act);
            case Act.Diagnose act -> Handling.diagnose(draft, act);
            case Act.Resolve act -> Handling.resolve(draft, act);
            case Act.Withdraw act -> Handling.withdraw(draft, act);
            case Act.Recover act -> Handling.recover(draft, act);
            case Act.Accept act -> Ending.accept(draft, act);
            case Act.Reject act -> Ending.reject(draft, act);
            case Act.Reopen act -> Ending.reopen(draft, act);
            case Act.Archive act -> Ending.archive(draft);
            case Act.Cancel act -> Ending.cancel(draft, act);
            case Act.Merge act -> Merging.merge(draft, act);
            case Act.Hold act -> Waiting.hold(draft, act);
            case Act.Ask act -> Waiting.ask(draft, act);
            case Act.Resume act -> Waiting.resume(draft, act);
            case Act.Regrade act -> Filing.regrade(draft, act);
            case Act.Progress act -> Filing.progress(draft, act);
            case Act.Nudge act -> Filing.nudge(draft);
            case Act.Classify act -> Filing.classify(draft, act);
            case Act.Rate act -> Filing.rate(draft, act);
            case Act.Retro act -> Filing.retro(draft, act);
            case Act.Link act -> Filing.link(draft, act);
            case Act.Comment act -> Filing.comment(draft, act);
            case Act.Attach act -> Filing.attach(draft, act);
            case Act.Edit act -> Filing.edit(draft, act);
            case Act.Redact act -> Filing.redact(draft, act);
            case Act.Reveal act -> Filing.reveal(draft);
            case Act.Recalculate act -> Filing.recalculate(draft);
            case Act.Remind act -> Reminding.remind(draft, act);
            case Act.Tell act -> Reminding.tell(draft, act);
        }
        return draft;
    }
}
