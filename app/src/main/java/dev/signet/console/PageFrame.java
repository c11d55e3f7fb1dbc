package dev.signet.console;

import dev.signet.platform.Bilingual;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import org.springframework.ui.Model;

/** The frame around the pages of one kind of readers. */
public interface PageFrame {

    /** The mark of those who serve its pages. */
    Class<? extends Annotation> pages();

    /** The address that all of its pages begin with: {@code /console}. */
    String root();

    /** Whether somebody is logged in for whom it can be drawn. */
    boolean hasReader(HttpServletRequest request);

    /**
     * What is told of an address at which none of its pages is.
     *
     * @param path that was asked for
     */
    Bilingual nowhere(String path);

    /** Adds what every template finds. */
    void fill(Model model, HttpServletRequest request, HttpServletResponse response);
}
