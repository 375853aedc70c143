package io.loyaltyengine.internal.drl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a pattern asks of a fact. */
sealed interface Condition {
    boolean holds(Object fact, Map<String, Object> variables);

    /** As an author would write it. */
    String text();

    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Object fact, Map<String, Object> variables) {
            return parts.stream().allMatch(part -> part.holds(fact, variables));
        }

        @Override
        public String text() {
            return joined(parts, " && ");
        }
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Object fact, Map<String, Object> variables) {
            return parts.stream().anyMatch(part -> part.holds(fact, variables));
        }

        @Override
        public String text() {
            return joined(parts, " || ");
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Object fact, Map<String, Object> variables) {
            return !part.holds(fact, variables);
        }

        @Override
        public String text() {
            return part instanceof Flag ? "!" + part.text() : "!( " + part.text() + " )";
        }
    }

    /** A value that is itself true or false. */
    record Flag(Operand operand) implements Condition {
        @Override
        public boolean holds(Object fact, Map<String, Object> variables) {
            return (boolean) operand.value(fact, variables);
        }

        @Override
        public String text() {
            return operand.text();
        }
    }

    /** Gives a value a name; holds always. */
    record Binding(String variable, Operand operand) implements Condition {
        @Override
        public boolean holds(Object fact, Map<String, Object> variables) {
            variables.put(variable, operand.value(fact, variables));
            return true;
        }

        @Override
        public String text() {
            return variable + " : " + operand.text();
        }
    }

    record OneOf(Operand operand, List<Operand> values) implements Condition {
        @Override
        public boolean holds(Object fact, Map<String, Object> variables) {
            return values.stream()
                    .anyMatch(value ->
                            Comparison.compare(operand.value(fact, variables), value.value(fact, variables), true)
                                    == 0);
        }

        @Override
        public String text() {
            return operand.text() + " in ( "
                    + values.stream().map(Operand::text).collect(Collectors.joining(", ")) + " )";
        }
    }

    record Comparison(Operand left, String operator, Operand right) implements Condition {
        /** Whether it is a value at or above a fixed number: something that one can be on the way to. */
        boolean isThreshold() {
            return (operator.equals(">=") || operator.equals(">"))
                    && left instanceof Operand.Path
                    && right instanceof Operand.Constant constant
                    && Vocabulary.isNumber(constant.type());
        }

        @Override
        public boolean holds(Object fact, Map<String, Object> variables) {
            boolean equality = operator.equals("==") || operator.equals("!=");
            int order = compare(left.value(fact, variables), right.value(fact, variables), equality);
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                default -> order <= 0;
            };
        }

        @Override
        public String text() {
            return left.text() + " " + operator + " " + right.text();
        }

        /** What holds if and only if this does not. */
        Comparison turned() {
            String turned =
                    switch (operator) {
                        case "==" -> "!=";
                        case "!=" -> "==";
                        case ">" -> "<=";
                        case ">=" -> "<";
                        case "<" -> ">=";
                        default -> ">";
                    };
            return new Comparison(left, turned, right);
        }

        @SuppressWarnings("unchecked")
        private static int compare(Object left, Object right, boolean equality) {
            if (left instanceof Number a && right instanceof Number b) {
                return number(a).compareTo(number(b));
            }
            return equality ? (left.equals(right) ? 0 : 1) : ((Comparable<Object>) left).compareTo(right);
        }
    }

    private static String joined(List<Condition> parts, String by) {
        return parts.stream()
                .map(part -> part instanceof All || part instanceof Any ? "(" + part.text() + ")" : part.text())
                .collect(Collectors.joining(by));
    }

    /** Hands out all that these conditions look at. */
    static void operands(List<Condition> conditions, Consumer<Operand> each) {
        for (Condition condition : conditions) {
            if (condition instanceof All all) {
                operands(all.parts(), each);
            } else if (condition instanceof Any any) {
                operands(any.parts(), each);
            } else if (condition instanceof Not not) {
                operands(List.of(not.part()), each);
            } else if (condition instanceof Flag flag) {
                each.accept(flag.operand());
            } else if (condition instanceof Binding binding) {
                each.accept(binding.operand());
            } else if (condition instanceof OneOf some) {
                each.accept(some.operand());
                some.values().forEach(each);
            } else if (condition instanceof Comparison comparison) {
                each.accept(comparison.left());
                each.accept(comparison.right());
            }
        }
    }

    /** Hands out each value that these conditions compare, with each constant that it is compared with. */
    static void comparisons(List<Condition> conditions, BiConsumer<Operand, Operand.Constant> each) {
        for (Condition condition : conditions) {
            if (condition instanceof All all) {
                comparisons(all.parts(), each);
            } else if (condition instanceof Any any) {
                comparisons(any.parts(), each);
            } else if (condition instanceof Not not) {
                comparisons(List.of(not.part()), each);
            } else if (condition instanceof OneOf some) {
                some.values().forEach(value -> compared(some.operand(), value, each));
            } else if (condition instanceof Comparison comparison) {
                compared(comparison.left(), comparison.right(), each);
            }
        }
    }

    private static void compared(Operand value, Operand with, BiConsumer<Operand, Operand.Constant> each) {
        if (with instanceof Operand.Constant constant) {
            each.accept(value, constant);
        }
    }

    static BigDecimal number(Object value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) value).longValue());
    }
}
