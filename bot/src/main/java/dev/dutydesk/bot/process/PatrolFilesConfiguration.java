package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.patrol.check.CheckMeasures;
import dev.dutydesk.bot.patrol.file.PatrolFiles;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What desks have checked, and how it is measured. */
@Configuration(proxyBeanMethods = false)
class PatrolFilesConfiguration {
    @Bean
    PatrolFiles patrolFiles(DutydeskSettings settings, Desks desks) {
        PatrolFiles files = new PatrolFiles(settings.desks().dir(), System::getenv, desks::all);
        files.watch();
        return files;
    }

    @Bean
    CheckMeasures measures(InstantSource clock) {
        return new CheckMeasures(clock);
    }
}
