package dev.dutydesk.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the interface's own description ({@code /v3/api-docs}) says of every path of the process. */
@Configuration(proxyBeanMethods = false)
class Description {
    private static final String PROBLEM = "Problem";
    private static final String FORM = "#/components/schemas/Form";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Dutydesk")
                        .version("1")
                        .description("The web chat and the tickets of a Dutydesk bot. Times are ISO 8601 with offset; "
                                + "every failure is a problem as of RFC 9457, in application/problem+json. "
                                + "For this machine alone: call it as localhost; another Host or another site's "
                                + "Origin is 403, anything but JSON, or a file, to what changes something is 415."));
    }

    @Bean
    OpenApiCustomizer failuresAreProblems() {
        return api -> {
            if (api.getPaths() == null) {
                return;
            }
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(Description::complete));
        };
    }

    private static void complete(Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
            }
            if (status.equals("503")) {
                retryAfter(response);
            }
        });
    }

    private static void retryAfter(ApiResponse response) {
        response.addHeaderObject(
                "Retry-After", new Header().description("Seconds to wait").schema(new IntegerSchema()));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("What was wrong with a call (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri").example("urn:dutydesk:problem:id-taken"))
                .addProperty("title", new StringSchema().description("The kind of problem, in a few words"))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What happened and what can be done"))
                .addProperty("instance", new StringSchema().description("The path that was called"))
                .addProperty("id", new StringSchema().description("Of 409 and 503: the id it was sent under"))
                .addProperty("form", new Schema<>().$ref(FORM).description("Of 422: what to fill in"))
                .addProperty("reply", new Schema<>().$ref("#/components/schemas/Reply"));
    }
}
