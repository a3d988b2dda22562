package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Looks at a certificate also where it isn't accepted: that is what it is to tell of. Nothing secret is sent over such a connection. */
final class TlsLooking {
    private static final int HEADERS = 16_384;

    private TlsLooking() {}

    static Seen look(Look look, Work.Tls work, Instant now) throws GeneralSecurityException {
        InetSocketAddress place = TcpLooking.place(look);
        String host = place.getHostString();
        if (place.isUnresolved()) {
            return Seen.down(Level.CRIT, Phrase.NO_SUCH_NAME.of(host), List.of());
        }
        String what = host + ":" + place.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(place, look.deadline().millis());
            plain.setSoTimeout(look.deadline().millis());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Any()}, null);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, host, place.getPort(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setServerNames(
                        host.matches("[\\d.]+|.*:.*") ? List.of() : List.of(new javax.net.ssl.SNIHostName(host)));
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return seen(look, work, host, socket, now);
            }
        } catch (SocketTimeoutException e) {
            return Seen.down(
                    Level.CRIT, Phrase.UNREACHED.of(what, look.deadline().words()), List.of());
        } catch (java.net.ConnectException e) {
            return Seen.down(Level.CRIT, Phrase.REFUSED.of(what), List.of());
        } catch (IOException e) {
            return Seen.down(Level.CRIT, Phrase.FAILED.of(what + ": " + Web.innermost(e)), List.of());
        }
    }

    private static Seen seen(Look look, Work.Tls work, String host, SSLSocket socket, Instant now)
            throws IOException, GeneralSecurityException {
        SSLSession session = socket.getSession();
        X509Certificate[] chain = Arrays.stream(session.getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("up", true);
        Instant end = Arrays.stream(chain)
                .map(c -> c.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(now);
        double days = Math.floor(Duration.between(now, end).toSeconds() / 864.0) / 100.0;
        values.put("days_left", days);
        String trust = trusted(chain);
        values.put("chain_ok", trust.isEmpty());
        values.put("host_ok", isFor(host, chain[0]));
        values.put("protocol", session.getProtocol());
        values.put("version", version(session.getProtocol()));
        values.put("issuer", chain[0].getIssuerX500Principal().getName());
        Map<String, String> headers = headers(socket, host, work.path(), look.deadline());
        values.put("security", security(headers));
        String certificates = Arrays.stream(chain)
                .map(c -> c.getSubjectX500Principal() + "\n  issued by " + c.getIssuerX500Principal() + "\n  "
                        + c.getNotBefore().toInstant() + " … " + c.getNotAfter().toInstant())
                .collect(Collectors.joining("\n"));
        Evidence evidence = new Evidence(
                session.getProtocol() + ", " + session.getCipherSuite() + ", until " + end,
                certificates + (trust.isEmpty() ? "" : "\nnot trusted: " + trust));
        Evidence said = new Evidence(
                "headers of " + work.path(),
                headers.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining("\n")));
        return Seen.well(
                values, List.of(evidence, said), Phrase.DAYS_LEFT.of(Values.shown(days), session.getProtocol()));
    }

    private static double version(String protocol) {
        String digits = protocol.replaceFirst("^TLSv", "");
        return digits.equals("1") ? 1.0 : digits.matches("\\d\\.\\d") ? Double.parseDouble(digits) : 0;
    }

    private static String trusted(X509Certificate[] chain) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trust) {
                try {
                    trust.checkServerTrusted(
                            chain, chain[0].getPublicKey().getAlgorithm().equals("RSA") ? "RSA" : "EC");
                } catch (CertificateException e) {
                    return Web.innermost(e);
                }
            }
        }
        return "";
    }

    private static boolean isFor(String host, X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .filter(name -> name.get(1) instanceof String)
                            .map(name -> ((String) name.get(1)).toLowerCase(Locale.ROOT))
                            .anyMatch(name -> matches(name, host.toLowerCase(Locale.ROOT)));
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean matches(String name, String host) {
        int dot = host.indexOf('.');
        return name.equals(host)
                || name.startsWith("*.") && dot > 0 && name.substring(1).equals(host.substring(dot));
    }

    /** What comes is looked at as far as its headers; a server that doesn't speak HTTP has none. */
    private static Map<String, String> headers(SSLSocket socket, String host, String path, Deadline deadline) {
        Map<String, String> headers = new LinkedHashMap<>();
        try {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nUser-Agent: Dutydesk patrol\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            byte[] got = new byte[HEADERS];
            int count = 0;
            String text = "";
            while (count < HEADERS && !text.contains("\r\n\r\n") && !deadline.isOver()) {
                socket.setSoTimeout(deadline.millis());
                int n = socket.getInputStream().read(got, count, HEADERS - count);
                if (n < 0) {
                    break;
                }
                count += n;
                text = new String(got, 0, count, StandardCharsets.ISO_8859_1);
            }
            text.split("\r\n\r\n", 2)[0]
                    .lines()
                    .skip(1)
                    .filter(line -> line.contains(":"))
                    .forEach(line -> {
                        String[] pair = line.split(":", 2);
                        headers.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
                    });
        } catch (IOException e) {
            // The certificate is known all the same, and the headers are missing, which is said.
        }
        return headers;
    }

    private static Map<String, Object> security(Map<String, String> headers) {
        String policy = headers.getOrDefault("content-security-policy", "");
        Map<String, Object> security = new LinkedHashMap<>();
        security.put("hsts", headers.containsKey("strict-transport-security"));
        security.put("csp", !policy.isEmpty());
        security.put(
                "nosniff", headers.getOrDefault("x-content-type-options", "").equalsIgnoreCase("nosniff"));
        security.put("frames", headers.containsKey("x-frame-options") || policy.contains("frame-ancestors"));
        security.put("referrer", headers.containsKey("referrer-policy"));
        return security;
    }

    /** Takes any certificate; what it is worth is judged afterwards. */
    private static final class Any extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
