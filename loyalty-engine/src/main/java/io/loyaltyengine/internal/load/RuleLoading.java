package io.loyaltyengine.internal.load;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.contents.Decide;
import io.loyaltyengine.internal.drl.Problems;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleKeys;
import io.loyaltyengine.internal.drools.Compilation;
import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.model.Programme;
import io.loyaltyengine.model.RuleCheck;
import io.loyaltyengine.model.RuleSetId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an engine comes by its rules: what the host has said about that holds for all that are loaded, one by one. */
public record RuleLoading(Optional<String> currency, Optional<ZoneId> zone, Optional<Path> cache) {
    private static final Logger LOG = LoggerFactory.getLogger(RuleLoading.class);

    /**
     * Reads rules, which is the first half of loading them.
     *
     * @param prebuilt where they are compiled, and so were found sound
     * @throws RuleLoadException with everything that is wrong with them
     */
    public ProgrammeFiles read(Supplier<Map<String, String>> source, Optional<PrebuiltFile> prebuilt) {
        boolean asWritten = currency.isEmpty() && zone.isEmpty();
        RuleKeys known = prebuilt.map(PrebuiltFile::known).orElse(RuleKeys.NONE);
        return ProgrammeFiles.read(source, this::adapted, asWritten ? known : known.withoutHash());
    }

    /** Reads rules and says what would come of them in the place of those that decide now. */
    public RuleCheck check(Supplier<Map<String, String>> source, LoadedRules now) {
        Problems problems = new Problems();
        try {
            Optional<ProgrammeFiles> files = ProgrammeFiles.read(source, this::adapted, RuleKeys.NONE, problems);
            return new RuleCheck(
                    problems.found(),
                    files.map(read -> Changes.between(now, read)).orElse(List.of()));
        } catch (RuleLoadException unreadable) {
            return new RuleCheck(unreadable.problems(), List.of());
        }
    }

    /**
     * Makes rules fire that have been read.
     *
     * @param before those that decide now, of which what stays need not be compiled again; null for none
     * @throws RuleLoadException when they cannot be compiled
     */
    public LoadedRules load(ProgrammeFiles files, Optional<PrebuiltFile> prebuilt, @Nullable LoadedRules before) {
        CompiledRules compiled = compiled(
                files, prebuilt, before == null ? null : before.compiled().keptFor(files.rules()));
        RuleSetId id = files.id();
        return new LoadedRules(
                files.programme(), id, compiled, Decide.evaluator(files.programme(), files.rules(), id, compiled));
    }

    private CompiledRules compiled(
            ProgrammeFiles files, Optional<PrebuiltFile> prebuilt, @Nullable CompiledRules before) {
        if (prebuilt.isPresent()) {
            told(files, "prebuilt");
            return prebuilt.get().load(files.rules(), null);
        }
        return cache.map(directory -> new RuleCache(directory).load(files, before))
                .orElseGet(() -> {
                    told(files, "compiled");
                    List<Rule> anew = CompiledRules.anew(files.rules(), before);
                    return PrebuiltFile.compile(files, anew, Compilation.NONE).load(files.rules(), before);
                });
    }

    /** Says which rules an engine gets, and how it comes by them. */
    static void told(ProgrammeFiles files, String how) {
        RuleSetId id = files.id();
        LOG.info(
                "{} {}: {} rules, {}; {}",
                id.name(),
                id.version(),
                files.rules().all().size(),
                how,
                id.hash());
    }

    private Programme adapted(Programme read) {
        Programme inCurrency = currency.map(read::withCurrency).orElse(read);
        return zone.map(inCurrency::withZone).orElse(inCurrency);
    }
}
