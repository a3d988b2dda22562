package dev.dutydesk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callConstructor;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the house looks like, for the packages below one root: the product's own, or the ones planted to break each rule.
 */
final class Rules {
    private final String root;

    Rules(String root) {
        this.root = root;
    }

    /** Every rule by its name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("state knows nobody", knowsOnly("state", "state"));
        rules.put("templates know nobody", knowsOnly("templates", "templates"));
        rules.put("the port knows cards", knowsOnly("chat", "chat", "templates"));
        rules.put("the web chat knows the port", knowsOnly("web", "web", "chat", "templates"));
        rules.put("Slack knows the port", knowsOnly("slack", "slack", "chat", "templates"));
        rules.put("DingTalk knows the port", knowsOnly("dingtalk", "dingtalk", "chat", "templates"));
        rules.put("WeCom knows the port", knowsOnly("wecom", "wecom", "chat", "templates"));
        rules.put("Lark knows the port", knowsOnly("lark", "lark", "chat", "templates"));
        rules.put("tickets know no store", ticketsKnowNoStore());
        rules.put("no cycles", noCycles());
        rules.put("one clock", oneClock());
        rules.put("no field injection", noFieldInjection());
        rules.put("reactive types stay in the lifecycle", reactiveStaysInTheLifecycle());
        rules.put("Redis is for the store, the web chat, sign-in and who starts them", redisIsTheStores());
        rules.put("HTTP sits in a web package", httpSitsInWeb());
        rules.put("nothing is printed", nothingIsPrinted());
        return rules;
    }

    private ArchRule knowsOnly(String module, String... known) {
        String[] packages = new String[known.length];
        for (int i = 0; i < known.length; i++) {
            packages[i] = below(known[i]);
        }
        return noClasses()
                .that(resideInAPackage(below(module)))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(packages))));
    }

    private ArchRule ticketsKnowNoStore() {
        return noClasses()
                .that(resideInAPackage(below("state.ticket")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(below("state.store"), below("state.redis"), below("state.lifecycle")));
    }

    private ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** Time comes from an injected source; only the process's own clock asks the machine. */
    private ArchRule oneClock() {
        return classes()
                .that(resideInAPackage(root + "..").and(not(nameMatching(".*\\.BotTime"))))
                .should(never(callMethodWhere(
                                target(nameMatching("now")).and(target(owner(resideInAPackage("java.time.."))))))
                        .and(never(callMethodWhere(
                                target(nameMatching("system.*")).and(target(owner(assignable(Clock.class)))))))
                        .and(never(callMethodWhere(
                                target(nameMatching("system")).and(target(owner(assignable(InstantSource.class)))))))
                        .and(never(callMethodWhere(target(nameMatching("currentTimeMillis")))))
                        .and(never(callConstructor(Date.class))));
    }

    private static DescribedPredicate<JavaClass> assignable(Class<?> type) {
        return JavaClass.Predicates.assignableTo(type);
    }

    private ArchRule noFieldInjection() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource");
    }

    private ArchRule reactiveStaysInTheLifecycle() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAPackage(below("state.lifecycle")))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("reactor..", "org.reactivestreams..", "org.springframework.statemachine.."));
    }

    private ArchRule redisIsTheStores() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(
                                below("state.store"),
                                below("state.redis"),
                                below("web"),
                                below("bot.process"),
                                below("bot.signin.store")))))
                .should()
                .dependOnClassesThat(resideInAPackage("io.lettuce..").and(not(nameMatching(".*\\.RedisException"))));
    }

    private ArchRule httpSitsInWeb() {
        return noClasses()
                .that(resideInAPackage(below("bot")).and(not(resideInAPackage("..web.."))))
                .should()
                .beAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .orShould()
                .beAnnotatedWith("org.springframework.stereotype.Controller");
    }

    /** All goes through the log, but the words of a failed start, which come before it. */
    private ArchRule nothingIsPrinted() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(nameMatching(".*\\.PlainFailures"))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    private String below(String module) {
        return root + "." + module + "..";
    }
}
