package dev.signet.access.page;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line: what stays, what goes, what comes. */
final class LineDiff {

    /** @param sign {@code =}, {@code -} or {@code +} */
    record Line(String sign, String text) {}

    private LineDiff() {}

    /** By the longest common lines; texts of policies are short enough for it. */
    static List<Line> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        int[][] common = common(old, fresh);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                lines.add(new Line("=", old.get(i++)));
                j++;
            } else if (j == fresh.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line("-", old.get(i++)));
            } else {
                lines.add(new Line("+", fresh.get(j++)));
            }
        }
        return lines;
    }

    /** How many lines what follows has in common, from each place of both. */
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
