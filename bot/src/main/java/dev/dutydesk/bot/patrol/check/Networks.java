package dev.dutydesk.bot.patrol.check;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where hosts are, and which addresses are of the inside. */
@FunctionalInterface
interface Networks {
    /** @throws UnknownHostException where the name has no address */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** As names are resolved here. */
    static Networks resolved() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    /** Whether one of them is of the inside: then all count as such. */
    default boolean isInside(List<InetAddress> addresses) {
        return addresses.stream().anyMatch(Networks::isPrivate);
    }

    private static boolean isPrivate(InetAddress address) {
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
