package dev.signet.rules.content;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.text.ValuePattern;
import java.util.Set;

/**
 * One line of the table of variable attributes.
 *
 * @param code the public API's rule name
 * @param kinds kinds of templates it may be chosen for
 * @param min least number of characters of a value
 * @param shape what the value must look like
 * @param shapeZh the same in words
 * @param forbidden what the value must not hold
 * @param mismatchCode API code when the value has not that shape
 */
public record VariableAttribute(
        String code,
        String nameZh,
        String nameEn,
        Set<TemplateKind> kinds,
        int min,
        int max,
        ValuePattern shape,
        String shapeZh,
        String shapeEn,
        Set<ValueContent> forbidden,
        String mismatchCode) {}
