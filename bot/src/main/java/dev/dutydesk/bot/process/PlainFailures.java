package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.DesksRefused;
import dev.dutydesk.state.redis.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;

/** Says in plain sentences why the bot can't start, to the person at the console, and nothing else. */
final class PlainFailures implements FailureAnalyzer, FailureAnalysisReporter {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StartRefused refused -> {
                    return new FailureAnalysis(refused.what(), refused.hint(), refused);
                }
                case DesksRefused refused -> {
                    return new FailureAnalysis(faults(refused), refused.hint(), refused);
                }
                case PortInUseException taken -> {
                    return new FailureAnalysis(
                            "Port " + taken.getPort() + " is taken by another program.",
                            "End that one, or choose another port: SERVER_PORT=" + (taken.getPort() + 1) + ".",
                            taken);
                }
                default -> {
                    // look deeper
                }
            }
        }
        return null;
    }

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println("Dutydesk can't start. " + analysis.getDescription());
        if (analysis.getAction() != null) {
            System.err.println(analysis.getAction());
        }
    }

    private static String faults(DesksRefused refused) {
        StringBuilder text = new StringBuilder(refused.what());
        refused.faults().forEach(fault -> text.append("\n  ").append(fault));
        return text.toString();
    }
}
