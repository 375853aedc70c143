package io.loyaltyengine;

import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.settle.Evaluator;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.RuleLoadException;
import io.loyaltyengine.model.RuleSetId;
import java.time.ZoneId;
import java.util.Optional;

/** How an engine comes by its rules: what the host has said about that holds for all that are loaded, one by one. */
record RuleLoading(Optional<String> currency, Optional<ZoneId> zone, Optional<RuleCache> cache) {
    /**
     * Reads rules and makes them fire.
     *
     * @throws RuleLoadException with everything that is wrong with them
     */
    LoadedRules load(RuleSource source) {
        ProgrammeFiles files = ProgrammeFiles.read(source, this::adapted);
        CompiledRules compiled = compiled(source, files);
        RuleSetId id = files.id();
        return new LoadedRules(
                files.programme(), id, new Evaluator(files.programme(), files.rules(), id, compiled::fire));
    }

    private CompiledRules compiled(RuleSource source, ProgrammeFiles files) {
        if (source instanceof PrebuiltRules prebuilt) {
            return prebuilt.load(files.rules());
        }
        return cache.map(kept -> kept.load(files))
                .orElseGet(() -> PrebuiltRules.compile(files).load(files.rules()));
    }

    private Programme adapted(Programme read) {
        Programme inCurrency = currency.map(read::withCurrency).orElse(read);
        return zone.map(inCurrency::withZone).orElse(inCurrency);
    }
}
