package dev.dutydesk.state.store;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** In which zone a desk's days begin and end. */
@FunctionalInterface
public interface Zones {
    Zones UTC = desk -> ZoneOffset.UTC;

    ZoneId zone(String desk);
}
