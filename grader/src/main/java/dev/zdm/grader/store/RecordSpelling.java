package dev.zdm.grader.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import dev.zdm.grader.evidence.EvidenceLine;
import java.time.Duration;
import java.util.Arrays;

/** What a record's components are called in a file, so that the records need not know that there are files. */
final class RecordSpelling {

    private RecordSpelling() {}

    /** {@code at} is {@code t}, and a duration's name tells its unit. */
    static final class Names extends PropertyNamingStrategy {

        private static final long serialVersionUID = 1L;

        @Override
        public String nameForField(MapperConfig<?> config, AnnotatedField field, String name) {
            return spelled(name, field.getRawType());
        }

        @Override
        public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod accessor, String name) {
            return spelled(name, accessor.getRawReturnType());
        }

        @Override
        public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
            return spelled(name, parameter.getRawType());
        }

        private static String spelled(String name, Class<?> type) {
            if (name.equals("at")) {
                return "t";
            }
            return type == Duration.class ? name + "Millis" : name;
        }
    }

    /** Only components are written, not what a record answers besides. */
    static final class ComponentsOnly extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        private static final JsonIgnoreProperties.Value HEAD =
                JsonIgnoreProperties.Value.forIgnoredProperties("type", "seq");

        /** What every line begins with is not the record's, and is passed over in reading. */
        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return EvidenceLine.class.isAssignableFrom(annotated.getRawType())
                    ? HEAD
                    : JsonIgnoreProperties.Value.empty();
        }

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            return member instanceof AnnotatedMethod method
                    && method.getDeclaringClass().isRecord()
                    && Arrays.stream(method.getDeclaringClass().getRecordComponents())
                            .noneMatch(component -> component.getAccessor().equals(method.getAnnotated()));
        }
    }
}
