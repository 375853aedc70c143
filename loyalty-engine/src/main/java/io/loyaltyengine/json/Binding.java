package io.loyaltyengine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.model.Benefit;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.Transaction;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Jackson binds the model, which knows nothing of Jackson: a record's fields are its components, no more. */
final class Binding {
    private Binding() {}

    static JsonMapper mapper() {
        SimpleModule module = Scalar.module()
                .addDeserializer(Decision.class, new SealedDeserializer<>(Decision.class))
                .addDeserializer(Transaction.class, new SealedDeserializer<>(Transaction.class))
                .addDeserializer(Benefit.class, new SealedDeserializer<>(Benefit.class))
                .addDeserializer(Redemption.Wish.class, new SealedDeserializer<>(Redemption.Wish.class))
                .addDeserializer(Reason.class, new StdDelegatingDeserializer<>(new FromSpelledOut()))
                .addSerializer(Reason.class, new StdDelegatingSerializer(Reason.class, new SpellingOut()))
                .addAbstractTypeMapping(SortedSet.class, DistinctSet.class);
        JsonMapper mapper = JsonMapper.builder()
                .annotationIntrospector(new ModelIntrospector())
                .addModule(module)
                .addModule(new Jdk8Module())
                .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .build();
        for (Class<?> container : List.of(List.class, SortedSet.class, SortedMap.class)) {
            mapper.configOverride(container).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    /** What Jackson would read from annotations. */
    private static final class ModelIntrospector extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Version version() {
            return Version.unknownVersion();
        }

        @Override
        public JsonIncludeProperties.Value findPropertyInclusionByName(MapperConfig<?> config, Annotated annotated) {
            RecordComponent[] components = annotated.getRawType().getRecordComponents();
            if (components == null) {
                return JsonIncludeProperties.Value.all();
            }
            Set<String> names = Arrays.stream(components)
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return new JsonIncludeProperties.Value(names, true) {};
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass type, JavaType base) {
            if (!isSealed(type.getRawType())) {
                return null;
            }
            return new StdTypeResolverBuilder()
                    .init(JsonTypeInfo.Id.NAME, null)
                    .inclusion(JsonTypeInfo.As.PROPERTY)
                    .typeProperty(Kinds.FIELD);
        }

        @Override
        public List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            if (!isSealed(type)) {
                return List.of();
            }
            return Kinds.of(type).entrySet().stream()
                    .map(kind -> new NamedType(kind.getValue(), kind.getKey()))
                    .toList();
        }
    }

    /** Whether a type of the model is sealed; the JDK has sealed types too, other ones in other versions. */
    private static boolean isSealed(Class<?> type) {
        return type.isSealed() && type.getPackage() == Decision.class.getPackage();
    }

    /** A reason as a document holds it: with its sentence. */
    record SpelledOut(String rule, Sentence text, RuleSetId ruleSet) {}

    private static final class SpellingOut extends StdConverter<Reason, SpelledOut> {
        @Override
        public SpelledOut convert(Reason reason) {
            return new SpelledOut(reason.rule(), reason.text(), reason.ruleSet());
        }
    }

    private static final class FromSpelledOut extends StdConverter<SpelledOut, Reason> {
        @Override
        public Reason convert(SpelledOut document) {
            return new Reason(document.rule(), document.text(), document.ruleSet());
        }
    }

    /** A set that does not swallow what it already has. */
    static final class DistinctSet<E> extends TreeSet<E> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(E element) {
            if (!super.add(element)) {
                throw new InvalidInputException(
                        "", Code.DUPLICATE, "repeats `" + element + "`; each must be there once.");
            }
            return true;
        }
    }
}
