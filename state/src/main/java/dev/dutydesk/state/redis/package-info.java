/** The Redis itself: the embedded child or an outside server, its checks and connections. */
@NullMarked
package dev.dutydesk.state.redis;

import org.jspecify.annotations.NullMarked;
