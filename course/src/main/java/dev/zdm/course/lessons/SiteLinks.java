package dev.zdm.course.lessons;

import com.vladsch.flexmark.html.LinkResolver;
import com.vladsch.flexmark.html.LinkResolverFactory;
import com.vladsch.flexmark.html.renderer.LinkResolverBasicContext;
import com.vladsch.flexmark.html.renderer.LinkStatus;
import com.vladsch.flexmark.html.renderer.ResolvedLink;
import com.vladsch.flexmark.util.ast.Node;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Links between Markdown files, as they work on disk, become links between pages. */
final class SiteLinks implements LinkResolverFactory, LinkResolver {

    private final UnaryOperator<String> links;

    SiteLinks(UnaryOperator<String> links) {
        this.links = links;
    }

    @Override
    public ResolvedLink resolveLink(Node node, LinkResolverBasicContext context, ResolvedLink link) {
        return link.withUrl(links.apply(link.getUrl())).withStatus(LinkStatus.VALID);
    }

    @Override
    public LinkResolver apply(LinkResolverBasicContext context) {
        return this;
    }

    @Override
    public @Nullable Set<Class<?>> getAfterDependents() {
        return null;
    }

    @Override
    public @Nullable Set<Class<?>> getBeforeDependents() {
        return null;
    }

    @Override
    public boolean affectsGlobalScope() {
        return false;
    }
}
