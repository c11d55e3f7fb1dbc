package dev.signet.rules.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What one compiled class of a rulebook names: nothing that its code could reach is missing here, however it was written.
 *
 * @param above superclass and interfaces
 * @param members names of what it declares itself
 */
record CompiledClass(String name, List<String> above, Set<String> members, List<Method> methods) {

    /** A type that is named, or a member of it. */
    record Use(String type, @Nullable String member) {}

    /**
     * @param uses in the order of the code
     * @param strings the literals in it, among them the names of rules
     * @param catches whether it catches what is thrown: a rule could go on when it should stop
     * @param linksFreely whether it asks for code in a way that nothing but the running program could tell
     */
    record Method(String name, Set<Use> uses, Set<String> strings, boolean catches, boolean linksFreely) {}

    /** How lambdas and concatenated strings are compiled. */
    private static final Set<String> LINKERS = Set.of(
            "java.lang.invoke.LambdaMetafactory.metafactory",
            "java.lang.invoke.LambdaMetafactory.altMetafactory",
            "java.lang.invoke.StringConcatFactory.makeConcatWithConstants");

    static CompiledClass read(byte[] code) {
        ClassReader reader = new ClassReader(code);
        Reader read = new Reader();
        reader.accept(read, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        List<String> above = new ArrayList<>();
        above.add(named(reader.getSuperName()));
        Arrays.stream(reader.getInterfaces()).map(CompiledClass::named).forEach(above::add);
        return new CompiledClass(named(reader.getClassName()), above, read.members, read.methods);
    }

    private static String named(String internal) {
        return internal.replace('/', '.');
    }

    private static final class Reader extends ClassVisitor {

        private final Set<String> members = new HashSet<>();
        private final List<Method> methods = new ArrayList<>();

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String type, @Nullable String signature, @Nullable Object value) {
            members.add(name);
            MethodReader field = new MethodReader(name);
            field.types(Type.getType(type));
            field.visitEnd();
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
            members.add(name);
            MethodReader method = new MethodReader(name);
            method.types(Type.getMethodType(type));
            for (String exception : exceptions == null ? new String[0] : exceptions) {
                method.use(exception, null);
            }
            return method;
        }

        private final class MethodReader extends MethodVisitor {

            private final String name;
            private final Set<Use> uses = new LinkedHashSet<>();
            private final Set<String> strings = new HashSet<>();
            private boolean catches;
            private boolean linksFreely;

            MethodReader(String name) {
                super(Opcodes.ASM9);
                this.name = name;
            }

            /** @param type an internal name or, of arrays, a descriptor */
            private void use(String type, @Nullable String member) {
                Type owner = Type.getObjectType(type);
                if (owner.getSort() != Type.ARRAY) {
                    uses.add(new Use(named(type), member));
                } else if ("clone".equals(member)) {
                    types(owner);
                } else {
                    types(owner);
                    if (member != null) {
                        uses.add(new Use(Object.class.getName(), member));
                    }
                }
            }

            private void types(Type type) {
                switch (type.getSort()) {
                    case Type.METHOD -> {
                        types(type.getReturnType());
                        for (Type argument : type.getArgumentTypes()) {
                            types(argument);
                        }
                    }
                    case Type.ARRAY -> types(type.getElementType());
                    case Type.OBJECT -> use(type.getInternalName(), null);
                    default -> {}
                }
            }

            private void constant(Object value) {
                if (value instanceof Type type) {
                    types(type);
                } else if (value instanceof Handle handle) {
                    use(handle.getOwner(), handle.getName());
                } else if (value instanceof ConstantDynamic) {
                    linksFreely = true;
                } else if (value instanceof String string) {
                    strings.add(string);
                }
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                use(type, null);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String type) {
                use(owner, field);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String method, String type, boolean ofInterface) {
                use(owner, method);
            }

            @Override
            public void visitInvokeDynamicInsn(String method, String type, Handle linker, Object... constants) {
                linksFreely |= !LINKERS.contains(named(linker.getOwner()) + "." + linker.getName());
                types(Type.getMethodType(type));
                for (Object constant : constants) {
                    constant(constant);
                }
            }

            @Override
            public void visitLdcInsn(Object value) {
                constant(value);
            }

            @Override
            public void visitMultiANewArrayInsn(String type, int dimensions) {
                types(Type.getType(type));
            }

            @Override
            public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
                catches = true;
            }

            @Override
            public void visitEnd() {
                methods.add(new Method(name, uses, strings, catches, linksFreely));
            }
        }
    }
}
