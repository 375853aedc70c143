package io.loyaltyengine.workbench;

import io.loyaltyengine.LoyaltyEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a programme to begin with, after five questions. What is answered wrongly is asked again. */
@Command(name = "new", resourceBundle = Workbench.TEXTS)
final class NewProgramme implements Callable<Integer> {
    private static final List<String> FILES =
            List.of(LoyaltyEngine.PROGRAMME_FILE, "points.drl", "badges.drl", "scenarios/first.yaml");

    private final Texts texts;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULES")
    Path folder = Path.of("rules");

    @Option(names = "--yes")
    boolean usual;

    NewProgramme(Texts texts) {
        this.texts = texts;
    }

    /** A question with what is meant if nothing is answered, and what an answer must be. */
    private record Question(String name, String usual, Check check) {
        /** Throws what it likes if an answer will not do. */
        @FunctionalInterface
        interface Check {
            boolean isRight(String answer);
        }
    }

    private static final List<Question> QUESTIONS = List.of(
            new Question("name", "my-shop", answer -> answer.matches("[\\p{L}\\p{N} ._-]{1,60}")),
            new Question("currency", "EUR", answer -> Currency.getInstance(answer) != null),
            new Question("zone", "Europe/Berlin", answer -> ZoneId.of(answer) != null),
            new Question("points", "1", answer -> answer.matches("[1-9][0-9]{0,3}")),
            new Question("worth", "0.01", answer -> new BigDecimal(answer).signum() > 0));

    @Override
    public Integer call() throws IOException {
        if (Files.exists(folder.resolve(LoyaltyEngine.PROGRAMME_FILE))) {
            throw new ParameterException(spec.commandLine(), texts.of("new.exists", folder));
        }
        Map<String, String> answers = usual ? usualAnswers() : asked(System.in);
        for (String file : FILES) {
            Path path = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, filled(file, answers));
        }
        spec.commandLine().getOut().println(texts.of("new.done", folder));
        return 0;
    }

    private static Map<String, String> usualAnswers() {
        Map<String, String> answers = new LinkedHashMap<>();
        QUESTIONS.forEach(question -> answers.put(question.name(), question.usual()));
        return answers;
    }

    private Map<String, String> asked(InputStream in) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Map<String, String> answers = usualAnswers();
        for (Question question : QUESTIONS) {
            String answer = null;
            while (answer == null) {
                out.print(texts.of("new." + question.name(), question.usual()) + " ");
                out.flush();
                String line = reader.readLine();
                String given = line == null || line.isBlank() ? question.usual() : line.strip();
                if (isRight(question, given)) {
                    answer = given;
                } else {
                    out.println(texts.of("new.wrong", given));
                }
            }
            answers.put(question.name(), answer);
        }
        return answers;
    }

    private static boolean isRight(Question question, String answer) {
        try {
            return question.check().isRight(answer);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String filled(String file, Map<String, String> answers) throws IOException {
        try (InputStream in = NewProgramme.class.getResourceAsStream("new/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> answer : answers.entrySet()) {
                text = text.replace("<" + answer.getKey() + ">", answer.getValue());
            }
            return text;
        }
    }
}
