package dev.dutydesk.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole bot with its own Redis on a free port, in this process. Time can be moved. */
public final class LiveBot extends Caller {
    private final ConfigurableApplicationContext context;

    private LiveBot(ConfigurableApplicationContext context) {
        super(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        this.context = context;
    }

    /**
     * With the example desk, where the folder has no other.
     *
     * @param folder for its data and desk files, which stay
     * @param settings as {@code --server.address=0.0.0.0}
     */
    public static LiveBot start(Path folder, String... settings) {
        return start(List.of(), folder, settings);
    }

    /** @param more of what it is made of: another platform's adapter */
    public static LiveBot start(List<Class<?>> more, Path folder, String... settings) {
        return new LiveBot(new SpringApplicationBuilder(Dutydesk.class)
                .sources(more.toArray(Class<?>[]::new))
                .profiles("test")
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--dutydesk.data.dir=" + folder.resolve("data"),
                                        "--dutydesk.desks.dir=" + folder.resolve("desks")),
                                Stream.of(settings))
                        .toArray(String[]::new)));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** @param by as {@code PT5M} */
    public void moveTime(String by) {
        assertThat(post("/actuator/clock", Map.of("offset", by)).status()).isEqualTo(200);
    }

    @Override
    public void close() {
        super.close();
        context.close();
    }
}
