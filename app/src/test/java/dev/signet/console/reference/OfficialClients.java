package dev.signet.console.reference;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the official SDKs on the test's classpath know of an action: the names of its parameters and of its answer. */
final class OfficialClients {

    private static final Map<String, String> MODELS = Map.of(
            "2017-05-25", "com.aliyun.dysmsapi20170525.models.",
            "2015-05-01", "com.aliyun.ram20150501.models.",
            "2015-04-01", "com.aliyun.sts20150401.models.");

    private static final String CLASSIC = "com.aliyuncs.dysmsapi.model.v20170525.";

    /** Of every action, and looked at by none. */
    private static final Set<String> EVERYWHERE = Set.of("OwnerId", "ResourceOwnerAccount", "ResourceOwnerId");

    private OfficialClients() {}

    /** Empty where no client has the action, or it takes nothing. */
    static Set<String> parameters(ReferenceAction action) {
        Set<String> names = new TreeSet<>();
        model(action, "Request").ifPresent(type -> names.addAll(fields(type, "", ".N")));
        classic(action).ifPresent(type -> names.addAll(setters(type)));
        names.removeAll(EVERYWHERE);
        return names;
    }

    /** Empty where no client reads its answer. */
    static Set<String> answer(ReferenceAction action) {
        Set<String> names = new TreeSet<>();
        model(action, "ResponseBody").ifPresent(type -> names.addAll(fields(type, "", "[]")));
        return names;
    }

    private static Optional<Class<?>> model(ReferenceAction action, String kind) {
        return Optional.ofNullable(MODELS.get(action.version())).flatMap(models -> find(models + action.name() + kind));
    }

    private static Optional<Class<?>> classic(ReferenceAction action) {
        return action.version().equals("2017-05-25") ? find(CLASSIC + action.name() + "Request") : Optional.empty();
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Set<String> fields(Class<?> model, String before, String list) {
        Set<String> names = new TreeSet<>();
        for (Field field : model.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            boolean many = List.class.isAssignableFrom(field.getType());
            Class<?> type = many ? item(field) : field.getType();
            String name = before + name(field);
            if (type.getName().startsWith("com.aliyun")) {
                names.addAll(fields(type, name + (many ? list : "") + ".", list));
            } else {
                names.add(name + (many ? list : ""));
            }
        }
        return names;
    }

    private static Class<?> item(Field field) {
        return ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0] instanceof Class<?> type
                ? type
                : Map.class;
    }

    private static String name(Field field) {
        com.aliyun.tea.NameInMap given = field.getAnnotation(com.aliyun.tea.NameInMap.class);
        return given == null ? field.getName() : given.value();
    }

    /** A list of objects has fields of its own in a class within. */
    private static Set<String> setters(Class<?> request) {
        Set<String> names = new TreeSet<>();
        for (Method method : request.getDeclaredMethods()) {
            if (!method.getName().matches("set[A-Z]\\w*s?") || method.getParameterCount() != 1) {
                continue;
            }
            String name = method.getName().substring("set".length());
            if (!List.class.isAssignableFrom(method.getParameterTypes()[0])) {
                names.add(name);
            } else {
                names.addAll(listed(request, name.substring(0, name.length() - 1)));
            }
        }
        return names;
    }

    private static Set<String> listed(Class<?> request, String name) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(request.getDeclaredClasses())
                .filter(item -> item.getSimpleName().equals(name))
                .forEach(item -> setters(item).forEach(field -> names.add(name + ".N." + field)));
        return names.isEmpty() ? Set.of(name + ".N") : names;
    }
}
