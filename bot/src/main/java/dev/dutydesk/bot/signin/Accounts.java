package dev.dutydesk.bot.signin;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may sign in now: read from the desk files in force each time, so that whoever is dropped there is out at once. */
@Component
@SignInOn
public final class Accounts {
    private static final String WEB = "web";

    private final Desks desks;

    Accounts(Desks desks) {
        this.desks = desks;
    }

    public Optional<Account> find(String id) {
        return all().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /** In the order of the desk files. */
    public List<Account> all() {
        Map<String, Account> all = new LinkedHashMap<>();
        desks.all().stream()
                .flatMap(desk -> desk.team().people().stream())
                .forEach(person ->
                        person.account(WEB).ifPresent(id -> all.merge(id, account(id, person), Accounts::both)));
        return List.copyOf(all.values());
    }

    private static Account account(String id, Person person) {
        return new Account(id, person.name(), person.role() == Person.Role.ADMIN);
    }

    private static Account both(Account first, Account other) {
        return new Account(first.id(), first.name(), first.admin() || other.admin());
    }
}
