// Runs in the preview's page: sets what a style attribute would, since our own pages' policy, which that page is under,
// forbids such attributes.
document.querySelectorAll<HTMLElement>("[data-style]").forEach((node) => (node.style.cssText = node.dataset.style || ""));
