package dev.dutydesk.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a tap on a button is answered, whatever has the button. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "200", description = "Done")
@ApiResponse(responseCode = "400", description = "Something is missing, unknown or too long")
@ApiResponse(responseCode = "403", description = "Not for you; the detail says for whom")
@ApiResponse(
        responseCode = "409",
        description = "Not possible now, with the reason; or something else was sent under this id")
@ApiResponse(responseCode = "422", description = "The form must be filled in and sent to the same button")
@ApiResponse(
        responseCode = "503",
        description = "Not confirmed yet: send it again after Retry-After, with the id that the problem names")
@interface TapAnswers {}
