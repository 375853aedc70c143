package io.loyaltyengine.workbench;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: each is given the texts of the language it speaks. */
record Commands(Texts texts) implements IFactory {
    @Override
    public <K> K create(Class<K> command) throws Exception {
        for (Constructor<?> constructor : command.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Texts.class) {
                return command.cast(constructor.newInstance(texts));
            }
        }
        return CommandLine.defaultFactory().create(command);
    }
}
