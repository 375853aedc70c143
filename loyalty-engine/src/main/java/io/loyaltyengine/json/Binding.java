package io.loyaltyengine.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
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
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.InvalidInputException.Code;
import io.loyaltyengine.model.Decision;
import io.loyaltyengine.model.Reason;
import io.loyaltyengine.model.Redemption;
import io.loyaltyengine.model.RuleSetId;
import io.loyaltyengine.model.Sentence;
import io.loyaltyengine.model.Transaction;
import io.loyaltyengine.model.UnlessSaid;
import io.loyaltyengine.model.coupons.Benefit;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How Jackson binds the model, which knows nothing of Jackson: a record's fields are its components, no more. */
final class Binding {
    private Binding() {}

    static JsonMapper mapper() {
        SimpleModule module = Scalar.module()
                .addDeserializer(Decision.class, new KindDeserializer<>(Decision.class))
                .addDeserializer(Transaction.class, new KindDeserializer<>(Transaction.class))
                .addDeserializer(Benefit.class, new KindDeserializer<>(Benefit.class))
                .addDeserializer(Redemption.Wish.class, new KindDeserializer<>(Redemption.Wish.class))
                .addDeserializer(Reason.class, new StdDelegatingDeserializer<>(new FromSpelledOut()))
                .addSerializer(Reason.class, new SpellingOut())
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
        mapper.configOverride(SortedMap.class)
                .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_ABSENT));
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
        @SuppressWarnings("deprecation") // Its successor is not there before Jackson 2.22.
        public JsonIncludeProperties.Value findPropertyInclusionByName(MapperConfig<?> config, Annotated annotated) {
            return annotated.getRawType().isRecord()
                    ? new JsonIncludeProperties.Value(Set.of(components(annotated))) {}
                    : JsonIncludeProperties.Value.all();
        }

        @Override
        public String @Nullable [] findSerializationPropertyOrder(AnnotatedClass type) {
            return type.getRawType().isRecord() ? components(type) : null;
        }

        private static String[] components(Annotated type) {
            return Arrays.stream(type.getRawType().getRecordComponents())
                    .map(RecordComponent::getName)
                    .toArray(String[]::new);
        }

        @Override
        public @Nullable Object findDeserializer(Annotated annotated) {
            UnlessSaid usual = annotated.getAnnotation(UnlessSaid.class);
            if (usual == null) {
                return null;
            }
            Class<?> type = annotated.getRawType();
            if (type == String.class) {
                return Scalar.text(usual.value());
            }
            return type == boolean.class
                    ? Scalar.flag(Optional.of(Boolean.valueOf(usual.value())))
                    : new UsualDeserializer(type, type.isEnum() ? "\"" + usual.value() + "\"" : usual.value());
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass type, JavaType base) {
            if (!Kinds.hasKinds(type.getRawType())) {
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
            if (!Kinds.hasKinds(type)) {
                return List.of();
            }
            return Kinds.of(type).entrySet().stream()
                    .map(kind -> new NamedType(kind.getValue(), kind.getKey()))
                    .toList();
        }
    }

    /** A reason as a document holds it: with its sentence. */
    record SpelledOut(String rule, Sentence text, RuleSetId ruleSet, SortedMap<String, String> tags) {}

    /** Writes a reason as its decision says it. */
    private static final class SpellingOut extends StdSerializer<Reason> {
        private static final long serialVersionUID = 1L;

        SpellingOut() {
            super(Reason.class);
        }

        @Override
        public void serialize(Reason reason, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!(json.currentValue() instanceof Decision decision)
                    || !Kinds.of(Decision.class).containsValue(decision.getClass())) {
                throw new InvalidInputException(
                        "", Code.UNKNOWN, "is of a class of its own, which is no decision of the engine.");
            }
            provider.defaultSerializeValue(
                    new SpelledOut(reason.rule(), decision.text(), reason.ruleSet(), reason.tags()), json);
        }
    }

    private static final class FromSpelledOut extends StdConverter<SpelledOut, Reason> {
        @Override
        public Reason convert(SpelledOut document) {
            return new Reason(document.rule(), document.text(), document.ruleSet(), document.tags());
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
