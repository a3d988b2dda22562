package dev.dutydesk.bot.patrol.check;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses are of the inside. */
@FunctionalInterface
interface Networks {
    /** @throws UnknownHostException where the name has no address */
    boolean isPrivate(String host) throws UnknownHostException;

    /** As names are resolved here: a host that has one private address counts as private. */
    static Networks resolved() {
        return host -> Arrays.stream(InetAddress.getAllByName(host)).anyMatch(Networks::isPrivate);
    }

    static boolean isPrivate(InetAddress address) {
        byte[] b = address.getAddress();
        boolean shared = b.length == 4 && (b[0] & 0xff) == 100 && (b[1] & 0xc0) == 64;
        boolean unique = address instanceof Inet6Address && (b[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || shared
                || unique;
    }
}
