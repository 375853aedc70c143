package io.loyaltyengine.springboot;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/** What the property {@code loyalty-engine.rules} says: a folder, or a file of prebuilt rules. */
record RuleLocation(String text, ResourceLoader resources) {
    static final String PROPERTY = LoyaltyEngineProperties.PREFIX + ".rules";

    RuleSource source() {
        return text.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX) ? onClassPath() : inFileSystem();
    }

    private RuleSource inFileSystem() {
        Path path = path();
        return Files.isRegularFile(path) ? PrebuiltRules.read(path) : RuleSource.directory(path);
    }

    private Path path() {
        try {
            return ResourceUtils.getFile(text).toPath();
        } catch (FileNotFoundException unknown) {
            throw new InvalidConfigurationPropertyValueException(
                    PROPERTY, text, "Rules are read from the file system (`file:`) or the class path (`classpath:`).");
        }
    }

    private RuleSource onClassPath() {
        Resource file = resources.getResource(text);
        if (file.isReadable()
                && !resources
                        .getResource(text + "/" + LoyaltyEngine.PROGRAMME_FILE)
                        .exists()) {
            return prebuilt(file);
        }
        String folder = text.substring(ResourceUtils.CLASSPATH_URL_PREFIX.length());
        return RuleSource.classpath(folder, classLoader());
    }

    private static RuleSource prebuilt(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return PrebuiltRules.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClassLoader classLoader() {
        ClassLoader loader = resources.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }
}
