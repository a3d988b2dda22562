package dev.dutydesk.web;

import io.lettuce.core.RedisException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every failed call of the process is answered as a problem (RFC 9457), whatever failed. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> storeSilent(StoreSilent e, WebRequest request) throws Exception {
        log.warn("{}", e.getMessage());
        return handleException(Fault.STORE_SILENT.in(request.getLocale()), request);
    }

    /** Of those who read the store by themselves. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> storeSilent(RedisException e, WebRequest request) throws Exception {
        log.warn("The store does not answer: {}", e.toString());
        return handleException(Fault.STORE_SILENT.in(request.getLocale()), request);
    }

    /** A disk that takes no file is no mistake of the bot's; a caller who hung up is told nothing. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> diskFull(FileSystemException e, WebRequest request) throws Exception {
        log.warn("A file can't be kept: {}", e.toString());
        return handleException(Fault.DISK_FULL.in(request.getLocale()), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broken(RuntimeException e, WebRequest request) throws Exception {
        // not what was asked for: there may be a secret in it
        Object path =
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        log.error("A call failed: {}", path, e);
        return handleException(Fault.BROKEN.in(request.getLocale()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ErrorResponseException problem = Fault.JSON_WRONG.in(Locale.ENGLISH, why(e.getCause()));
        return handleExceptionInternal(problem, problem.getBody(), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getType() == null) {
            problem.setType(URI.create("about:blank"));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static String why(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                "There is no field “" + unknown.getPropertyName() + "” here. Known: "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ".";
            case StreamReadException broken -> "Not valid JSON" + at(broken) + ".";
            case DatabindException wrong
            when !wrong.getPath().isEmpty() ->
                "“" + path(wrong) + "” is not of the kind that is expected here" + at(wrong) + ".";
            case JacksonException wrong -> "The JSON is not an object of the expected shape" + at(wrong) + ".";
            case null, default -> "A JSON object is expected as the body.";
        };
    }

    private static String path(DatabindException wrong) {
        return wrong.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .collect(Collectors.joining("."));
    }

    private static String at(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : ", line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
