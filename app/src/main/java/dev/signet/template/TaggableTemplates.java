package dev.signet.template;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.tag.Taggable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Templates can have tags, by their codes (S13.1-1). */
@Component
class TaggableTemplates implements Taggable {

    static final String TYPE = "template";

    private static final Wording TEXTS = Wording.of("template");

    private final TemplateStore store;

    TaggableTemplates(TemplateStore store) {
        this.store = store;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<String> find(long accountId, String id) {
        return store.findByCode(accountId, id).map(Template::code);
    }

    @Override
    public Optional<String> hold(long accountId, String id) {
        return store.lockByCode(accountId, id).map(Template::code);
    }

    @Override
    public Refusal unknown(String id) {
        return TEXTS.refusal(Template.NOT_USABLE, "unknown", id);
    }
}
