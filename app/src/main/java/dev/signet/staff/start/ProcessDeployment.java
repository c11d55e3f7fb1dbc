package dev.signet.staff.start;

import dev.signet.forms.FormLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all processes and their forms as one, under names relative to their module, so that a form key like {@code
 * embedded:deployment:forms/…} finds the form of its own process version. Nothing is deployed when nothing changed.
 */
@Component
class ProcessDeployment {

    private static final Logger log = LoggerFactory.getLogger(ProcessDeployment.class);
    private static final String NAME = "signet";

    private final RepositoryService repository;

    ProcessDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    void deploy() {
        Map<String, Resource> resources = new TreeMap<>();
        collect(resources, "bpmn");
        FormLibrary.forms()
                .forEach((name, form) ->
                        resources.put(name, new ByteArrayResource(form.getBytes(StandardCharsets.UTF_8))));
        if (resources.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
        resources.forEach((name, resource) -> add(deployment, name, resource));
        var result = deployment.deployWithResult();
        var fresh = result.getDeployedProcessDefinitions();
        log.info(
                "{}",
                fresh == null
                        ? "Processes and forms are unchanged"
                        : "Deployed "
                                + fresh.stream()
                                        .map(p -> p.getKey() + " v" + p.getVersion())
                                        .toList());
    }

    private static void collect(Map<String, Resource> found, String root) {
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + "/**/*.*")) {
                String url = java.net.URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                found.put(url.substring(url.lastIndexOf("/" + root + "/") + 1), resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(DeploymentBuilder deployment, String name, Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            deployment.addInputStream(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
