package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Commands;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Tone;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.NullValueMappingStrategy;
import org.mapstruct.factory.Mappers;

/** From the port's and the rooms' records to what the interface shows. */
@Mapper(nullValueIterableMappingStrategy = NullValueMappingStrategy.RETURN_DEFAULT)
interface Views {
    Views INSTANCE = Mappers.getMapper(Views.class);

    @Mapping(target = ".", source = "message")
    @Mapping(target = "user", source = "message.author.account")
    @Mapping(target = "name", source = "message.author.name")
    MessageView message(Rooms.Kept kept);

    CommandView command(Commands.Described command);

    FileView file(RoomMessage.Attached file);

    QuotedView quoted(RoomMessage.Quoted quoted);

    @Mapping(target = "text", source = "body", qualifiedByName = "plain")
    @Mapping(target = "html", source = "body", qualifiedByName = "html")
    CardView card(Card card);

    @Mapping(target = "text", source = "card", qualifiedByName = "whole")
    @Mapping(target = "html", source = "body", qualifiedByName = "html")
    @Nullable
    ReplyView reply(@Nullable Card card);

    @Mapping(target = "button", source = "id")
    @Nullable
    FormView form(Answer.@Nullable Form form);

    default CardView.ToneView tone(Tone tone) {
        return CardView.ToneView.of(tone);
    }

    default @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @Named("html")
    default String html(Node body) {
        return CardRenderer.toHtml(body);
    }

    @Named("plain")
    default String plain(Node body) {
        return CardRenderer.toPlainText(body);
    }

    /** A card's title and body, as the text of its message. */
    default String textOf(Card card) {
        return (card.title() + "\n" + plain(card.body())).strip();
    }

    /** All a card says, for those who show no cards. */
    @Named("whole")
    default String whole(Card card) {
        List<String> fields = card.fields().stream()
                .map(field -> field.name() + ": " + field.value())
                .toList();
        return Stream.concat(Stream.of(card.title(), plain(card.body())), fields.stream())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
