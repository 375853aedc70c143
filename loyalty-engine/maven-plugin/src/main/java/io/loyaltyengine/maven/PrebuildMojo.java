package io.loyaltyengine.maven;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.error.RuleLoadException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles rules into one file that loads without a compiler. */
@Mojo(name = "prebuild", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class PrebuildMojo extends RulesMojo {
    /** The file; where it is by default it gets into the jar, as the resource {@code /rules.prebuilt}. */
    @Parameter(property = "loyalty-engine.prebuilt", defaultValue = "${project.build.outputDirectory}/rules.prebuilt")
    File prebuilt = new File("target/classes/rules.prebuilt");

    @Override
    void work() throws IOException {
        RuleSource source = RuleSource.directory(rules.toPath());
        Path file = prebuilt.toPath();
        if (holds(file, source)) {
            getLog().info(file + " is up to date.");
            return;
        }
        PrebuiltRules.compile(source).write(file);
        getLog().info(file + " holds the compiled rules.");
    }

    /** Whether the file has these rules, and this version of the library would load it. */
    private static boolean holds(Path file, RuleSource source) {
        try {
            PrebuiltRules present = PrebuiltRules.read(file);
            LoyaltyEngine.builder().rules(present).build();
            return present.files().equals(source.files());
        } catch (RuleLoadException e) {
            return false;
        }
    }
}
