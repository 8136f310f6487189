// Where the children of the element are the guide itself, they stay until the widget's cards are drawn. Then the widget
// takes their place in one step: same scroll, same opened policies, same focus, same words in the search box.

/** Shows `wrapper` in the place of `slot` as soon as that takes nothing away. `count` tells how many cards are to come. */
export function takeOver(element, root, slot, wrapper, count) {
  const find = (css, from = wrapper) => from.querySelector(css);
  const still = (css) => Array.from(element.querySelectorAll("article[data-policy]" + css));
  const card = (article) => find(`[data-policy="${article.dataset.policy}"]`);
  root.insertBefore(wrapper, slot);
  if (!still("").length) return slot.remove();
  const observer = new MutationObserver(look);
  observer.observe(wrapper, { childList: true, subtree: true });
  wrapper.style.minHeight = 0;
  look();

  function look() {
    // Why the guide can't be had stands above what is there anyway.
    wrapper.hidden = !find("[role=alert]");
    const drawn = !find(".card-list") || wrapper.querySelectorAll("article").length >= count();
    if (find(".browse") && drawn && still("").every(isAsOpen)) swap();
  }

  function isAsOpen(article) {
    const twin = card(article);
    if (!twin || !find("details[open]", article)) return true;
    if (!find(".card-open[aria-expanded=true]", twin)) find(".card-open", twin).click();
    return find(".detail", twin);
  }

  function swap() {
    observer.disconnect();
    const top = (node) => node.getBoundingClientRect().top;
    const shown = top(element) < 0 && still("").find((article) => article.getBoundingClientRect().bottom > 0);
    const height = shown && top(shown);
    const focused = element.contains(document.activeElement) && document.activeElement;
    const typed = find("input", element);
    const linked = still("").find(
      (article) => !find("details[open]", article) && card(article) && find(".detail,.later", card(article)),
    );
    slot.remove();
    wrapper.style.minHeight = "";
    wrapper.hidden = false;
    if (typed && typed.value) {
      find("input").value = typed.value;
      find("input").dispatchEvent(new Event("input"));
    }
    const place = shown ? card(shown) : linked && card(linked);
    if (place) {
      // What is off screen has a guessed height until it was laid out once.
      const lay = (how) => wrapper.querySelectorAll("article").forEach((card) => (card.style.contentVisibility = how));
      lay("visible");
      if (shown) scrollBy(0, top(place) - height);
      else place.scrollIntoView();
      requestAnimationFrame(() => requestAnimationFrame(() => lay("")));
    }
    if (focused) focus(focused);
  }

  function focus(focused) {
    const article = focused.closest("article");
    const near = (article && card(article)) || wrapper;
    const twin = focused.matches("a") ? find(`a[href="${focused.getAttribute("href")}"]`, near) : focused === find("input", element) && find("input");
    (twin || find(".card-open", near)).focus({ preventScroll: true });
  }
}
