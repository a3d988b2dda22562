package dev.dutydesk.demo;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.patrol.check.CheckMeasures;
import dev.dutydesk.bot.patrol.file.PatrolFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the patrol file, and measures. */
@Configuration(proxyBeanMethods = false)
class Measuring {
    @Bean
    PatrolFiles patrols(Desks desks, Environment environment) {
        PatrolFiles files = new PatrolFiles(
                Path.of(environment.getRequiredProperty("dutydesk.desks.dir")), System::getenv, desks::all);
        files.watch();
        return files;
    }

    @Bean
    CheckMeasures measures(InstantSource clock) {
        return new CheckMeasures(clock);
    }
}
