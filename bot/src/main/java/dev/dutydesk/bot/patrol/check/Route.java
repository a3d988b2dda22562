package dev.dutydesk.bot.patrol.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** By which way something is asked. @param relay null where the client finds the way by itself, and is used by others too */
record Route(HttpClient client, @Nullable Relay relay) implements AutoCloseable {

    static Route open(HttpClient client) {
        return new Route(client, null);
    }

    /** To that address alone. @throws IOException where nothing answers there */
    static Route to(InetAddress address, URI at, HttpClient.Builder client, Deadline deadline) throws IOException {
        int usual = "https".equals(at.getScheme()) ? 443 : 80;
        Relay relay = new Relay(address, at.getPort() < 0 ? usual : at.getPort(), deadline.millis());
        return new Route(client.proxy(ProxySelector.of(relay.address())).build(), relay);
    }

    @Override
    public void close() throws IOException {
        if (relay != null) {
            client.shutdownNow();
            relay.close();
        }
    }
}
