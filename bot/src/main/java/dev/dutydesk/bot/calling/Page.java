package dev.dutydesk.bot.calling;

/**
 * What one person is to be told.
 *
 * @param id the same for each try, so that a gateway that knows it needn't do it twice
 * @param number the person's, as the desk file has it; a secret, and empty where there is none
 * @param text one line, to be read or spoken
 * @param ticket its key, @param person the name
 */
record Page(String id, String number, String text, String ticket, String grade, String person) {
    @Override
    public String toString() {
        return id;
    }
}
