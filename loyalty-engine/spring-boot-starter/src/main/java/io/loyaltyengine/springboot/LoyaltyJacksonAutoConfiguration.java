package io.loyaltyengine.springboot;

import io.loyaltyengine.json.LoyaltyJson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets controllers take and return the model in the host's own JSON: that of Jackson 2, of Jackson 3, or both. */
@AutoConfiguration(after = LoyaltyEngineAutoConfiguration.class)
public class LoyaltyJacksonAutoConfiguration {
    @Bean
    com.fasterxml.jackson.databind.Module loyaltyJackson2Module(LoyaltyJson json) {
        return json.module();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(tools.jackson.databind.JacksonModule.class)
    static class Jackson3 {
        @Bean
        tools.jackson.databind.JacksonModule loyaltyJackson3Module(LoyaltyJson json) {
            return new Jackson3Module(json);
        }
    }
}
