package dev.dutydesk.bot.patrol.check;

/** How one type is looked at. */
@FunctionalInterface
interface Looking {
    /**
     * Looks once; ends by the deadline, or soon after it was interrupted.
     *
     * @throws Exception what it didn't expect: then it couldn't be measured
     */
    Seen look(Look look) throws Exception;
}
