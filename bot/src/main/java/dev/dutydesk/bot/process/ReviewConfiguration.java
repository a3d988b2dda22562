package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.watch.Availability;
import dev.dutydesk.bot.review.Actions;
import dev.dutydesk.bot.review.Excerpts;
import dev.dutydesk.bot.review.Measuring;
import dev.dutydesk.bot.review.Period;
import dev.dutydesk.bot.review.ReviewModels;
import dev.dutydesk.bot.review.ReviewPost;
import dev.dutydesk.bot.review.ReviewWork;
import dev.dutydesk.bot.review.Reviewer;
import dev.dutydesk.bot.review.Reviews;
import dev.dutydesk.bot.review.Shelf;
import dev.dutydesk.bot.signin.PublicUrl;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.state.store.Store;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviews that post themselves. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
    @Bean
    Shelf reviewShelf(Store store) {
        return new Shelf(store.records());
    }

    @Bean
    Actions reviewActions(Store store) {
        return new Actions(store);
    }

    @Bean
    Reviewer reviewer(
            Store store,
            OnCall onCall,
            Patrols patrols,
            Availability availability,
            Promotions promotions,
            InstantSource clock) {
        return new Reviewer(store, onCall, new Measuring(patrols, availability, promotions), clock);
    }

    @Bean
    ReviewModels reviewModels(Store store, Shelf shelf, Actions actions, Speech speech, PublicUrl publicUrl) {
        return new ReviewModels(
                store.tickets(),
                shelf,
                actions,
                speech,
                () -> Optional.ofNullable(publicUrl.url()).map(URI::toString));
    }

    @Bean
    Reviews reviews(Shelf shelf, Reviewer reviewer, ReviewModels models, InstantSource clock) {
        return new Reviews(shelf, reviewer, models, clock);
    }

    @Bean
    Excerpts reviewExcerpts(Reviews reviews, Store store, Speech speech) {
        return new Excerpts(reviews, store.tickets(), speech);
    }

    @Bean
    ReviewPost reviewPost(Shelf shelf, ReviewModels models, Speech speech, InstantSource clock) {
        return new ReviewPost(shelf, models, speech, clock);
    }

    @Bean
    ReviewWork weeklyReview(Reviewer reviewer, Shelf shelf) {
        return new ReviewWork(Period.Kind.WEEKLY, reviewer, shelf);
    }

    @Bean
    ReviewWork monthlyReview(Reviewer reviewer, Shelf shelf) {
        return new ReviewWork(Period.Kind.MONTHLY, reviewer, shelf);
    }
}
