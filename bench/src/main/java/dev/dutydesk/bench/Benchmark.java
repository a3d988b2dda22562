package dev.dutydesk.bench;

/** One thing that is measured, with what it is compared with, in one run. */
interface Benchmark {
    /** By which it is chosen. */
    String name();

    /** What is compared with what, in one sentence. */
    String compares();

    Table run(Sizes sizes) throws Exception;
}
