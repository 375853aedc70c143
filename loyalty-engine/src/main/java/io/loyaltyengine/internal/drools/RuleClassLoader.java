package io.loyaltyengine.internal.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.model.Model;

/** Holds the classes of rules that were loaded together; it goes when the last of them goes. */
final class RuleClassLoader extends ClassLoader {
    static final String SUFFIX = ".class";

    private final Map<String, byte[]> classes = new TreeMap<>();
    private final int rules;

    /** Takes class files by their path, see {@link Compilation}; of plans it counts how many there are. */
    RuleClassLoader(Map<String, byte[]> files) {
        super(RuleClassLoader.class.getClassLoader());
        rules = (int) files.keySet().stream().filter(Compilation::isPlan).count();
        files.forEach((path, bytes) -> {
            if (path.endsWith(SUFFIX)) {
                classes.put(path.substring(0, path.length() - SUFFIX.length()).replace('/', '.'), bytes);
            }
        });
        exportToRules(RuleClassLoader.class.getModule());
    }

    /** On the module path nobody else is to see facts and verbs. */
    private void exportToRules(Module library) {
        if (library.isNamed()) {
            library.getPackages().forEach(name -> library.addExports(name, getUnnamedModule()));
        }
    }

    /** How many rules were loaded together. */
    int rules() {
        return rules;
    }

    /** Drools' models of rules among the classes, by name; only {@link RuleCompiler#compileWithModel} keeps them. */
    List<Model> models() throws ReflectiveOperationException {
        List<Model> models = new ArrayList<>();
        for (String name : List.copyOf(classes.keySet())) {
            Class<?> type = loadClass(name);
            if (Model.class.isAssignableFrom(type)) {
                models.add((Model) type.getDeclaredConstructor().newInstance());
            }
        }
        return models;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        // Each is asked for once; from then on the JVM has it.
        byte[] bytes = classes.remove(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
