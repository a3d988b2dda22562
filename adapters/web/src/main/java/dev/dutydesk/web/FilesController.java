package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files that go with messages: taken in, and given out so that no browser runs them. */
@RestController
@Tag(name = "Files")
final class FilesController {
    /** How much of what is too large is read and thrown away, so that who sends it reads the answer. */
    private static final int PATIENCE = 10;

    private final Attachments attachments;
    private final Lobby lobby;

    FilesController(Attachments attachments, Lobby lobby) {
        this.attachments = attachments;
        this.lobby = lobby;
    }

    @PostMapping(path = "/api/rooms/{room}/files", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Upload a file for a message",
            description =
                    "The body is the file itself, of any content type. Its id then goes into “files” of a message, "
                            + "within a day. The list of rooms says how large a file may be.",
            parameters =
                    @Parameter(
                            name = LoopbackOnly.OWN_HEADER,
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "1: no form of another site can send it",
                            schema = @Schema(type = "string", allowableValues = "1")),
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Picture.OTHER,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "Kept")
    @ApiResponse(responseCode = "400", description = "The name is missing or too long, or the file is empty")
    @ApiResponse(responseCode = "404", description = "No such room")
    @ApiResponse(responseCode = "413", description = "Larger than may be; the detail says how large")
    @ApiResponse(responseCode = "503", description = "The store does not answer, or the disk is full")
    FileView upload(
            @PathVariable("room") String room,
            @Parameter(description = "What people call it", example = "截图.png") @RequestParam(required = false)
                    String name,
            HttpServletRequest request)
            throws IOException {
        Channel channel = lobby.room(room);
        String checked = Attachments.checkedName(channel, name);
        InputStream body = request.getInputStream();
        try {
            if (request.getContentLengthLong() > attachments.largest()) {
                throw new Cabinet.TooLarge();
            }
            return attachments.add(channel, checked, body);
        } catch (Cabinet.TooLarge e) {
            drain(body);
            throw Fault.FILE_TOO_LARGE.in(channel.locale(), Attachments.megabytes(attachments.largest()));
        }
    }

    private void drain(InputStream body) throws IOException {
        byte[] part = new byte[1 << 16];
        long left = PATIENCE * attachments.largest();
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = body.read(part);
        }
    }

    @GetMapping("/api/files/{hash}/{name}")
    @Operation(
            summary = "Read a file",
            description = "PNG, JPEG, GIF and WebP, known by their bytes, are shown; all else is a download.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = Picture.OTHER, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "No such file")
    ResponseEntity<Resource> read(
            @PathVariable("hash") String hash,
            @Parameter(description = "What it is called where it is saved") @PathVariable("name") String name,
            HttpServletResponse response)
            throws IOException {
        Path file = attachments.find(hash).orElseThrow(() -> Fault.FILE_GONE.in(Locale.ENGLISH));
        String type = Picture.typeOf(file);
        ContentDisposition.Builder how =
                type.equals(Picture.OTHER) ? ContentDisposition.attachment() : ContentDisposition.inline();
        // in place of what every answer has: whatever it is, it runs nothing, and it never changes
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(Input.printable(name), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }
}
