package io.loyaltyengine;

import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.load.RuleFolder;
import io.loyaltyengine.internal.load.RuleResources;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a programme comes from: {@code programme.json}, which says what it is, and rule files {@code *.drl}.
 *
 * <p>All files of a programme lie in one folder. A source of one's own answers their texts by name. Those of
 * {@link PrebuiltRules} alone come with compiled rules.
 */
@FunctionalInterface
public interface RuleSource {
    /**
     * The texts of all files by name, such as {@code points.drl}.
     *
     * @throws io.loyaltyengine.error.RuleLoadException when they cannot be read
     */
    Map<String, String> files();

    /** The files in a directory, which may be a link; read anew each time. */
    static RuleSource directory(Path directory) {
        Check.present("directory", directory);
        return () -> RuleFolder.read(directory, directory.toString());
    }

    /**
     * The files in a folder on the class path, such as {@code rules}.
     *
     * @param loader whose class path
     */
    static RuleSource classpath(String folder, ClassLoader loader) {
        Check.present("folder", folder);
        Check.present("loader", loader);
        return () -> RuleResources.read(folder, loader);
    }

    /** These texts by file name. */
    static RuleSource of(Map<String, String> files) {
        Map<String, String> copy = new TreeMap<>();
        Check.present("files", files)
                .forEach((name, text) -> copy.put(Check.present("files", name), Check.present("files." + name, text)));
        return () -> new TreeMap<>(copy);
    }
}
