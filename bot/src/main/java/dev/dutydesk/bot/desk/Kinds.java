package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Kind;
import dev.dutydesk.bot.desk.shape.Kind.Once;

/** What has a name in a desk file. */
final class Kinds {
    static final Kind DESK = new Kind("desk", Once.IN_ALL_FILES);
    static final Kind PREFIX = new Kind("prefix", Once.IN_ALL_FILES);
    static final Kind CHANNEL = new Kind("channel", Once.IN_ALL_FILES);
    static final Kind ADDRESS = new Kind("address of a channel on its platform", Once.IN_ALL_FILES, true);
    static final Kind GROUP = new Kind("group", Once.IN_ITS_FILE);
    static final Kind SIDE = new Kind("side", Once.IN_ITS_FILE);
    static final Kind PERSON = new Kind("person", Once.IN_ITS_FILE);
    static final Kind ACCOUNT = new Kind("account", Once.IN_ITS_FILE);
    static final Kind ROSTER = new Kind("roster of the group", Once.IN_ITS_FILE);
    static final Kind CAUSE = new Kind("cause", Once.IN_ITS_FILE);
    static final Kind RECURRING = new Kind("recurring ticket", Once.IN_ITS_FILE);
    static final Kind CATEGORY = new Kind("category", Once.NOT);

    private Kinds() {}
}
