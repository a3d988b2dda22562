package dev.dutydesk.bot.desk.shape;

/** The words for a value that isn't of its shape. */
final class Wrong {
    private Wrong() {}

    static void tell(Node node, Shape<?> shape, Reading reading) {
        tell(node, shape, "", reading);
    }

    static void tell(Node node, Shape<?> shape, String hint, Reading reading) {
        switch (node) {
            case Node.Broken broken -> {}
            case Node.Empty empty ->
                reading.fault(empty.at(), "nothing stands here; it takes " + shape.takes() + ", or take the key out");
            default -> reading.fault(node.at(), node.kind() + " stands here; it takes " + shape.takes() + hint);
        }
    }
}
