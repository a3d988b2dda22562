package dev.dutydesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the house holds, and finds the fault that was planted for it. */
class ArchitectureTest {
    private static final String PRODUCT = "dev.dutydesk";
    private static final String PLANTED = "dev.dutydesk.planted";

    @SuppressWarnings("NullAway.Init")
    private static JavaClasses product;

    @SuppressWarnings("NullAway.Init")
    private static JavaClasses planted;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(PRODUCT);
        planted = new ClassFileImporter().importPackages(PLANTED);
    }

    static Set<String> rules() {
        return new Rules(PRODUCT).all().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String rule) {
        rule(PRODUCT, rule).check(product);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void findsThePlantedFault(String rule) {
        assertThat(rule(PLANTED, rule).evaluate(planted).hasViolation()).isTrue();
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(product.stream().map(c -> c.getPackageName().split("\\.")[2]))
                .contains("state", "templates", "chat", "web", "slack", "lark", "dingtalk", "wecom", "bot");
        assertThat(product.stream().map(c -> c.getPackageName())).noneMatch(p -> p.startsWith(PLANTED));
    }

    private static ArchRule rule(String root, String name) {
        Map<String, ArchRule> rules = new Rules(root).all();
        return Objects.requireNonNull(rules.get(name), name);
    }
}
