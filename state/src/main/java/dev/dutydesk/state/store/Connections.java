package dev.dutydesk.state.store;

import io.lettuce.core.api.StatefulRedisConnection;

/** The connections that this package writes and reads on. */
interface Connections {
    /** For writes, the same one for the same id. */
    StatefulRedisConnection<String, byte[]> lane(String id);

    StatefulRedisConnection<String, byte[]> reads();
}
