package io.loyaltyengine.springboot;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a host can set as {@code loyalty-engine.*}.
 *
 * @param rules Where the rules are: a folder, such as `file:/srv/rules` or `classpath:rules`, or a file of prebuilt rules.
 * @param cache Directory in which compiled rules are kept, so that they are not compiled again. None unless set.
 * @param currency Currency in the place of what `programme.json` says.
 * @param zone Time zone in the place of what `programme.json` says.
 * @param reload How often to look for other rules. Never unless set.
 */
@ConfigurationProperties(LoyaltyEngineProperties.PREFIX)
public record LoyaltyEngineProperties(
        @DefaultValue("classpath:rules") String rules,
        @Nullable Path cache,
        @Nullable Currency currency,
        @Nullable ZoneId zone,
        @Nullable Duration reload) {
    static final String PREFIX = "loyalty-engine";
}
