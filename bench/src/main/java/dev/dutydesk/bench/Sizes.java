package dev.dutydesk.bench;

/**
 * How much is done.
 *
 * @param rounds how often each comparison is repeated, its sides in turn; the median is told
 * @param calls how many commits or messages one side makes in a round, after a quarter as many to warm up
 * @param decisions how many lives of tickets are decided in a round
 * @param few how many tickets the small store holds, @param many how many the big one
 * @param open how many of them are open, in both
 * @param probes how many commits and lists are timed in each store
 * @param timers how many tickets wait for the clock, @param due how many of them come due in a round
 * @param minutes how long checks of a patrol are measured
 * @param withBot whether the packaged bot and others' servers are started too; where that is needed for nothing else
 */
record Sizes(
        int rounds,
        int calls,
        int decisions,
        int few,
        int many,
        int open,
        int probes,
        int timers,
        int due,
        int minutes,
        boolean withBot) {
    static final Sizes WHOLE = new Sizes(3, 20_000, 5_000, 10_000, 500_000, 1_000, 1_000, 100_000, 20_000, 5, true);
    /** For a look while something is being changed: one round, and less of everything. */
    static final Sizes BRIEF = new Sizes(1, 8_000, 1_000, 2_000, 20_000, 1_000, 300, 20_000, 3_000, 2, true);
    /** Shows that all of it still runs, in seconds; the figures say nothing. */
    static final Sizes SMOKE = new Sizes(1, 40, 10, 20, 60, 10, 5, 400, 60, 0, false);

    Sizes withTimers(int count) {
        return new Sizes(rounds, calls, decisions, few, many, open, probes, count, due, minutes, withBot);
    }
}
