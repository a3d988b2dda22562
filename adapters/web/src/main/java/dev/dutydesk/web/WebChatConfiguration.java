package dev.dutydesk.web;

import dev.dutydesk.chat.Directory;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
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
 * The web chat in a Spring process. Needs a {@link Directory}, a {@link RedisClient} with its {@link RedisURI} and an
 * {@link InstantSource} as beans; whoever has the inbox starts and stops the {@link WebChat}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebChatSettings.class)
@Import({
    RoomsController.class,
    MessagesController.class,
    ButtonsController.class,
    EventsController.class,
    Problems.class
})
public class WebChatConfiguration {
    private static final long LONGEST_BODY = 1 << 20;

    @Bean(destroyMethod = "stop")
    WebChat webChat(
            Directory directory, RedisClient client, RedisURI uri, InstantSource clock, WebChatSettings settings) {
        return new WebChat(directory, client, uri, clock, settings);
    }

    @Bean
    Lobby lobby(Directory directory) {
        return new Lobby(directory);
    }

    @Bean
    FilterRegistrationBean<LoopbackOnly> loopbackOnly(WebChatSettings settings) {
        FilterRegistrationBean<LoopbackOnly> filter =
                new FilterRegistrationBean<>(new LoopbackOnly(settings.insecure()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
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

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Dutydesk")
                        .version("1")
                        .description("The web chat and the tickets of a Dutydesk bot. Times are ISO 8601 with offset; "
                                + "every failure is a problem as of RFC 9457, in application/problem+json."));
    }
}
