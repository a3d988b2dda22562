package dev.dutydesk.web;

import dev.dutydesk.chat.Commands;
import dev.dutydesk.chat.Directory;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/**
 * The web chat in a Spring process. Needs a {@link Directory}, {@link Commands}, a {@link RedisClient} with its {@link RedisURI} and an
 * {@link InstantSource} as beans, and where people sign in a {@link Gate}; whoever has the inbox starts and stops the {@link WebChat}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebChatSettings.class)
@Import({
    RoomsController.class,
    MessagesController.class,
    ButtonsController.class,
    RevisionsController.class,
    FilesController.class,
    EventsController.class,
    Problems.class,
    Description.class
})
public class WebChatConfiguration {
    private static final long LONGEST_BODY = 1 << 20;

    @Bean(destroyMethod = "stop")
    WebChat webChat(
            Directory directory, RedisClient client, RedisURI uri, InstantSource clock, WebChatSettings settings) {
        return new WebChat(directory, client, uri, clock, settings);
    }

    /** Live lines have no end: they are let go before the server waits for what is under way. */
    @Bean
    SmartLifecycle linesLetGo(WebChat chat) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                chat.followers().close();
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }

    @Bean
    Attachments attachments(WebChat chat) {
        return new Attachments(chat.rooms(), chat.cabinet());
    }

    @Bean
    Lobby lobby(Directory directory, HttpServletRequest request) {
        return new Lobby(directory, request);
    }

    @Bean
    FilterRegistrationBean<LoopbackOnly> loopbackOnly(
            WebChatSettings settings, ObjectProvider<Gate> gate, ObjectProvider<SelfProving> selfProving) {
        FilterRegistrationBean<LoopbackOnly> filter = new FilterRegistrationBean<>(new LoopbackOnly(
                settings.insecure(), gate.getIfAvailable(), selfProving.stream().toList()));
        // after the one that takes a proxy's headers, which is the very first
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /** What a caller misspells is told, not ignored: on every path of the process. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return json -> json.streamReadConstraints(
                StreamReadConstraints.builder().maxDocumentLength(LONGEST_BODY).build());
    }
}
