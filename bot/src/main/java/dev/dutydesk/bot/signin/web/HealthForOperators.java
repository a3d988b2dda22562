package dev.dutydesk.bot.signin.web;

import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;

/** The health as it is, but others than operators are only told whether it is well. */
record HealthForOperators(HealthEndpointGroup whole, BooleanSupplier forOperator) implements HealthEndpointGroup {
    static HealthEndpointGroups of(HealthEndpointGroups groups, BooleanSupplier forOperator) {
        return new HealthEndpointGroups() {
            @Override
            public HealthEndpointGroup getPrimary() {
                return new HealthForOperators(groups.getPrimary(), forOperator);
            }

            @Override
            public Set<String> getNames() {
                return groups.getNames();
            }

            @Override
            public @Nullable HealthEndpointGroup get(String name) {
                HealthEndpointGroup group = groups.get(name);
                return group == null ? null : new HealthForOperators(group, forOperator);
            }
        };
    }

    @Override
    public boolean isMember(String name) {
        return whole.isMember(name);
    }

    @Override
    public boolean showComponents(SecurityContext context) {
        return forOperator.getAsBoolean() && whole.showComponents(context);
    }

    @Override
    public boolean showDetails(SecurityContext context) {
        return forOperator.getAsBoolean() && whole.showDetails(context);
    }

    @Override
    public StatusAggregator getStatusAggregator() {
        return whole.getStatusAggregator();
    }

    @Override
    public HttpCodeStatusMapper getHttpCodeStatusMapper() {
        return whole.getHttpCodeStatusMapper();
    }

    @Override
    public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
        return whole.getAdditionalPath();
    }
}
