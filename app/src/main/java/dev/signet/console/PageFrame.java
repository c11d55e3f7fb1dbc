package dev.signet.console;

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

    /** Adds what every template finds. */
    void fill(Model model, HttpServletRequest request, HttpServletResponse response);
}
