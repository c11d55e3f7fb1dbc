package dev.signet.rules.compile;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Counts the rounds that loops of rules take within one judgement, so that none goes on for ever: every jump back in a
 * rule's compiled form asks here first.
 */
public final class LoopBound {

    /** Far above what a rule does with a list of words, and done within a second. */
    private static final int MOST_ROUNDS = 1_000_000;

    private static final ThreadLocal<int[]> ROUNDS = ThreadLocal.withInitial(() -> new int[1]);

    private LoopBound() {}

    /** A new judgement begins on this thread. */
    static void begin() {
        ROUNDS.get()[0] = 0;
    }

    /**
     * Called by the compiled rules only.
     *
     * @throws IllegalStateException when the judgement's loops took too many rounds
     */
    public static void round() {
        if (++ROUNDS.get()[0] > MOST_ROUNDS) {
            throw new IllegalStateException("a loop does not come to an end: more than " + MOST_ROUNDS + " rounds");
        }
    }

    /** The same class, its loops bounded. */
    static byte[] bounded(byte[] compiled) {
        ClassReader reader = new ClassReader(compiled);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        return new Jumps(super.visitMethod(access, name, type, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Jumps extends MethodVisitor {

        private final Set<Label> passed = new HashSet<>();

        Jumps(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            count(target);
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
            count(otherwise, targets);
            super.visitTableSwitchInsn(min, max, otherwise, targets);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
            count(otherwise, targets);
            super.visitLookupSwitchInsn(otherwise, keys, targets);
        }

        private void count(Label first, Label... others) {
            if (passed.contains(first) || Stream.of(others).anyMatch(passed::contains)) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, Type.getInternalName(LoopBound.class), "round", "()V", false);
            }
        }
    }
}
