package dev.signet.console.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** An answer that did well, made of the examples of its fields; lists have one item. */
final class AnswerExample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String REQUEST_ID = "F655A8D5-B967-440B-8683-DAD6FF8DE990";

    private AnswerExample() {}

    static String of(ReferenceAction action) {
        ObjectNode root = NODES.objectNode();
        Deque<ObjectNode> around = new ArrayDeque<>();
        around.push(root);
        for (AnswerField field : action.answer()) {
            while (around.size() > field.depth() + 1) {
                around.pop();
            }
            ObjectNode made = put(around.getFirst(), field);
            if (field.isObject()) {
                around.push(made);
            }
        }
        root.put("RequestId", REQUEST_ID);
        return root.toPrettyString();
    }

    /** @return the object that it is, or that it stands in */
    private static ObjectNode put(ObjectNode into, AnswerField field) {
        String[] names = field.name().split("\\.");
        ObjectNode object = into;
        for (int i = 0; i < names.length - 1; i++) {
            object = object.withObjectProperty(names[i]);
        }
        String last = names[names.length - 1];
        String name = last.replace(AnswerField.LIST, "");
        boolean list = last.endsWith(AnswerField.LIST);
        if (field.isObject()) {
            return list ? object.withArrayProperty(name).addObject() : object.withObjectProperty(name);
        }
        if (!field.example().isEmpty()) {
            if (list) {
                ArrayNode items = object.withArrayProperty(name);
                items.add(field.example());
            } else {
                value(object, name, field);
            }
        }
        return object;
    }

    private static void value(ObjectNode object, String name, AnswerField field) {
        switch (field.type()) {
            case "int", "long" -> object.put(name, Long.parseLong(field.example()));
            case "boolean" -> object.put(name, Boolean.parseBoolean(field.example()));
            default -> object.put(name, field.example());
        }
    }
}
