package dev.zdm.runner.inside;

import dev.zdm.shop.ShopApp;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes an app version out of its source. What the console imports by itself is imported here, too. */
final class AppCompiler {

    private static final String IMPORTS =
            "import dev.zdm.shop.*; import java.sql.*; import java.time.*; import java.util.*;"
                    + " import java.util.concurrent.*; import java.util.function.*; import java.util.stream.*; import javax.sql.*; ";

    private AppCompiler() {}

    /** A source that gives no app. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<Remark> remarks;

        Refused(List<Remark> remarks) {
            this.remarks = remarks;
        }

        List<Remark> remarks() {
            return remarks;
        }
    }

    /** How to make the app once there are pools. */
    interface Maker {
        ShopApp with(DataSource readers, DataSource writers) throws Refused;
    }

    /**
     * Compiles it.
     *
     * @param file its name, for the lines of exceptions: {@code V2.java}
     */
    static Maker compile(String file, String source) throws Refused {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        JavaFileManager inMemory =
                new InMemory(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null), classes);
        List<String> options = List.of("-proc:none", "-g", "-Xlint:none", "-cp", System.getProperty("java.class.path"));
        boolean good = compiler.getTask(
                        null, inMemory, diagnostics, options, null, List.of(new Source(file, IMPORTS + source)))
                .call();
        if (!good) {
            throw new Refused(diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(AppCompiler::remark)
                    .toList());
        }
        return maker(classes);
    }

    private static Remark remark(Diagnostic<?> diagnostic) {
        int shift = diagnostic.getLineNumber() == 1
                ? IMPORTS.length()
                : 0; // they are on its first line, so that lines stay
        return new Remark(
                Remark.Sort.ERROR,
                diagnostic.getMessage(Locale.ROOT).strip(),
                (int) Math.max(0, diagnostic.getLineNumber()),
                (int) Math.max(0, diagnostic.getColumnNumber() - shift));
    }

    private static Maker maker(Map<String, ByteArrayOutputStream> classes) throws Refused {
        ClassLoader loader = new ClassLoader(AppCompiler.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                ByteArrayOutputStream bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            }
        };
        List<Class<?>> apps = new ArrayList<>();
        for (String name : classes.keySet()) {
            Class<?> one = load(name, loader);
            if (ShopApp.class.isAssignableFrom(one) && !Modifier.isAbstract(one.getModifiers())) {
                apps.add(one);
            }
        }
        if (apps.size() != 1) {
            throw refused(
                    apps.isEmpty()
                            ? "no class in it implements ShopApp"
                            : apps.size() + " classes in it implement ShopApp, and one is the app");
        }
        return maker(apps.get(0));
    }

    private static Class<?> load(String name, ClassLoader loader) throws Refused {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException | LinkageError e) {
            throw refused(name + " could not be loaded: " + e.getMessage());
        }
    }

    private static Maker maker(Class<?> app) throws Refused {
        Constructor<?> constructor;
        try {
            constructor = app.getDeclaredConstructor(DataSource.class, DataSource.class);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw refused("it lacks a constructor " + app.getSimpleName() + "(DataSource readers, DataSource writers)");
        }
        return (readers, writers) -> {
            try {
                return (ShopApp) constructor.newInstance(readers, writers);
            } catch (InvocationTargetException e) {
                throw refused("its constructor threw " + e.getCause());
            } catch (ReflectiveOperationException e) {
                throw refused("it could not be made: " + e);
            }
        };
    }

    private static Refused refused(String text) {
        return new Refused(List.of(Remark.of(Remark.Sort.ERROR, text)));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is compiled. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager rest, Map<String, ByteArrayOutputStream> classes) {
            super(rest);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(
                    URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
