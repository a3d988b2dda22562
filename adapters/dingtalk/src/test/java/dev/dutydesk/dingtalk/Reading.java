package dev.dutydesk.dingtalk;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as a person reads it in DingTalk's client, where a single line end is a blank. */
final class Reading extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();
    private final List<String> live = new ArrayList<>();

    private Reading() {}

    static Reading of(String markdown) {
        Reading reading = new Reading();
        Parser.builder().build().parse(markdown).accept(reading);
        return reading;
    }

    String text() {
        return text.toString().strip();
    }

    /** What is more than text: addresses and tags. */
    List<String> live() {
        return List.copyOf(live);
    }

    private void block(Node node) {
        visitChildren(node);
        text.append('\n');
    }

    @Override
    public void visit(Paragraph node) {
        block(node);
    }

    @Override
    public void visit(Heading node) {
        block(node);
    }

    @Override
    public void visit(ListItem node) {
        text.append("· ");
        visitChildren(node);
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock node) {
        text.append(node.getLiteral()).append('\n');
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append('\n');
    }

    @Override
    public void visit(Link node) {
        live.add(node.getDestination());
        visitChildren(node);
    }

    @Override
    public void visit(Image node) {
        live.add(node.getDestination());
        visitChildren(node);
    }

    @Override
    public void visit(HtmlInline node) {
        live.add(node.getLiteral());
    }

    @Override
    public void visit(HtmlBlock node) {
        live.add(node.getLiteral());
    }
}
