package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.ChecksSetUp.Fault;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an app lacks for the bot to work with it. DingTalk tells nobody which permissions an app has: calls that do nothing are
 * made, and it is kept which ones are refused, then and later.
 */
final class Inspection {
    private static final Logger log = LoggerFactory.getLogger(Inspection.class);

    private final OpenApi api;
    private final Permissions permissions;
    private final List<Question> questions;
    private final String app;
    private volatile @Nullable String secret;
    private volatile boolean looked;

    /** A call that nothing comes of. */
    interface Question {
        void ask() throws NotPosted;
    }

    Inspection(OpenApi api, Permissions permissions, List<Question> questions, String app) {
        this.api = api;
        this.permissions = permissions;
        this.questions = List.copyOf(questions);
        this.app = app;
    }

    /** What is lacking, for those who run the bot; null where it couldn't be looked yet. */
    @Nullable
    List<Fault> faults() {
        String refused = secret;
        if (refused != null) {
            return List.of(new Fault("secret", List.of(refused)));
        }
        Set<String> missing = permissions.missing();
        return !looked ? null : missing.isEmpty() ? List.of() : List.of(new Fault("permission", List.copyOf(missing)));
    }

    /** The same in plain sentences. */
    List<String> lacks() {
        List<String> lacks = new ArrayList<>();
        permissions
                .missing()
                .forEach(each -> lacks.add("the app lacks the permission " + each
                        + ": apply for it under Permissions, and publish a version"));
        return lacks;
    }

    /** @throws NotPosted where the app's secret isn't taken, or DingTalk doesn't answer */
    void signIn() throws NotPosted {
        try {
            api.signIn();
            secret = null;
        } catch (NotPosted e) {
            failed(e);
            throw e;
        }
    }

    /** The link didn't open: perhaps for the secret. */
    void failed(NotPosted failure) {
        if (Failures.isOfTheSecret(failure)) {
            secret = String.valueOf(failure.getMessage());
        }
    }

    /** Looks, and logs what is new. */
    void look() {
        try {
            signIn();
            List<String> before = lacks();
            permissions.forget();
            for (Question question : questions) {
                ask(question);
            }
            looked = true;
            lacks().stream()
                    .filter(lack -> !before.contains(lack))
                    .forEach(lack -> log.warn("DingTalk {}: {}", app, lack));
        } catch (NotPosted e) {
            log.info("DingTalk {} can't be looked at: {}", app, e.getMessage());
        }
    }

    /** Whatever it answers but that it isn't allowed is as it should be. */
    private static void ask(Question question) throws NotPosted {
        try {
            question.ask();
        } catch (NotPosted e) {
            boolean unanswered = e.why() == Why.UNKNOWN
                    || e.why() == Why.TRY_AGAIN && e.after().isPositive();
            if (unanswered) {
                throw e;
            }
        }
    }

    /** Why DingTalk can't be used, as a person can mend it. */
    static String plain(NotPosted failure) {
        String said = failure.getMessage() == null ? "" : failure.getMessage();
        return Failures.isOfTheSecret(failure) ? said + ": check client-id and client-secret" : said;
    }
}
