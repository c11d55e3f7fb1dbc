package dev.signet.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where one is in a list that has several pages; all else of the address, the filters, stays.
 *
 * @param page from 1
 * @param total of all pages
 * @param address of the list, with its filters
 */
public record Pager(int page, int size, long total, String address) {

    private static final String PAGE = "page";

    public static Pager of(HttpServletRequest request, int page, int size, long total) {
        String query = request.getQueryString();
        return new Pager(page, size, total, request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** The address of another page. */
    public String at(int page) {
        return UriComponentsBuilder.fromUriString(address)
                .replaceQueryParam(PAGE, page)
                .build()
                .toUriString();
    }

    /** Numbers to draw, 0 where some are left out. */
    public List<Integer> shown() {
        TreeSet<Integer> near = new TreeSet<>(List.of(1, pages()));
        IntStream.rangeClosed(Math.max(1, page - 2), Math.min(pages(), page + 2))
                .forEach(near::add);
        return near.stream()
                .flatMap(number -> {
                    Integer before = near.lower(number);
                    return before != null && before < number - 1
                            ? java.util.stream.Stream.of(0, number)
                            : java.util.stream.Stream.of(number);
                })
                .toList();
    }
}
