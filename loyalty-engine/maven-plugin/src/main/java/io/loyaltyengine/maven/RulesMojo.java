package io.loyaltyengine.maven;

import io.loyaltyengine.error.RuleLoadException;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that reads a folder of rules. What is wrong with them fails the build in the library's own words. */
abstract class RulesMojo extends AbstractMojo {
    /** The folder of {@code programme.json} and the {@code *.drl}. */
    @Parameter(property = "loyalty-engine.rules", defaultValue = "${project.basedir}/src/main/resources/rules")
    File rules = new File("src/main/resources/rules");

    /** Does nothing. */
    @Parameter(property = "loyalty-engine.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("Skipped.");
            return;
        }
        try {
            work();
        } catch (RuleLoadException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new MojoFailureException(e.toString());
        }
    }

    abstract void work() throws IOException, MojoFailureException;
}
