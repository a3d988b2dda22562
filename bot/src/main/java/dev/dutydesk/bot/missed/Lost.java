package dev.dutydesk.bot.missed;

import java.time.Instant;

/** What was said in a connection's rooms in that time never came. @param connection {@code dingtalk:main} */
record Lost(String connection, Instant from, Instant until) {}
