package dev.signet.rulebook.web;

import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.rulebook.RulebookReading;
import dev.signet.rulebook.RulebookReading.File;
import dev.signet.rulebook.RulebookReading.Rule;
import dev.signet.rules.policy.PolicyFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rulebook in force to be read: where it stands, what was refused, its rules, its files line by line. */
@StaffPage
class RulebookPages {

    private static final String HERE = "/staff/rulebook";
    private static final int LINES = 500;

    private final RulebookReading rulebook;

    RulebookPages(RulebookReading rulebook) {
        this.rulebook = rulebook;
    }

    @GetMapping(HERE)
    String standing(Model model) {
        List<File> files = rulebook.files();
        SortedMap<String, List<File>> areas = files.stream()
                .collect(Collectors.groupingBy(
                        file -> PolicyFiles.area(file.path()), TreeMap::new, Collectors.toList()));
        model.addAttribute("standing", rulebook.standing());
        model.addAttribute("areas", areas);
        model.addAttribute("count", files.size());
        return "rulebook/standing";
    }

    /** @param q part of a rule's id or sentence, or of its file's path */
    @GetMapping(HERE + "/rules")
    String rules(@RequestParam(defaultValue = "") String q, Model model) {
        String text = q.strip().toLowerCase(Locale.ROOT);
        model.addAttribute("q", q);
        model.addAttribute(
                "rules",
                rulebook.rules().stream().filter(rule -> says(rule, text)).toList());
        return "rulebook/rules";
    }

    private static boolean says(Rule rule, String text) {
        return List.of(rule.id(), rule.sentence().zh(), rule.sentence().en(), rule.file()).stream()
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(text));
    }

    /** @param line that is to be seen, instead of a page; 0 for none */
    @GetMapping(HERE + "/files/{*path}")
    String file(
            @PathVariable String path,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "0") int line,
            HttpServletRequest request,
            Model model) {
        String file = RulebookController.path(path);
        List<String> lines = rulebook.lines(file).orElse(null);
        model.addAttribute("file", file);
        model.addAttribute("text", lines != null);
        if (lines != null) {
            int last = Math.max(1, (lines.size() + LINES - 1) / LINES);
            int at = Math.max(1, Math.min(last, line > 0 ? (line - 1) / LINES + 1 : page));
            int from = (at - 1) * LINES;
            model.addAttribute("lines", lines.subList(from, Math.min(lines.size(), from + LINES)));
            model.addAttribute("from", from);
            model.addAttribute("line", line);
            model.addAttribute("pager", new Pager(at, LINES, lines.size(), request.getRequestURI()));
            model.addAttribute(
                    "rules",
                    rulebook.rules().stream()
                            .filter(rule -> rule.file().equals(file))
                            .toList());
        }
        return "rulebook/file";
    }
}
