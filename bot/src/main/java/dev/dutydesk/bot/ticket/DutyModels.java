package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.oncall.Agreed;
import dev.dutydesk.bot.oncall.Piece;
import dev.dutydesk.templates.model.DutyModel;
import java.util.List;

/** What was agreed on of the rosters, as messages say it. */
public final class DutyModels {
    private DutyModels() {}

    public static DutyModel of(Names names, Agreed agreed) {
        return new DutyModel(
                agreed.id(),
                agreed.kind(),
                names.person(agreed.by()),
                names.person(agreed.out()),
                names.personOrNull(agreed.in()),
                pieces(names, agreed.pieces()),
                agreed.time().from(),
                agreed.time().until(),
                pieces(names, agreed.back()));
    }

    private static List<DutyModel.Piece> pieces(Names names, List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> new DutyModel.Piece(
                        names.group(piece.group()),
                        names.person(piece.in()),
                        piece.time().from(),
                        piece.time().until()))
                .toList();
    }
}
