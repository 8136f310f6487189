// For engines without modal dialogs: the sheet comes up where the reader is, whatever the page makes of `position: fixed`, and
// Escape closes it.

/** The least distance from the top of the view, in CSS pixels. */
const ABOVE = 8;

/** Returns what ends that. */
export function replaceDialogs(wrapper: HTMLElement) {
  if (typeof HTMLDialogElement === "function" && "showModal" in HTMLDialogElement.prototype) return () => {};
  const place = () => wrapper.style.setProperty("--at", Math.max(ABOVE, ABOVE - wrapper.getBoundingClientRect().top) + "px");
  const close = ({ key }: KeyboardEvent) => {
    const button = key === "Escape" && wrapper.querySelector<HTMLElement>("dialog[open] .button-icon");
    if (!button) return;
    button.click();
    wrapper.querySelector<HTMLElement>("[aria-haspopup=dialog]")?.focus();
  };
  wrapper.style.position = "relative";
  wrapper.setAttribute("data-placed", "");
  wrapper.addEventListener("click", place, true);
  addEventListener("keydown", close);
  return () => removeEventListener("keydown", close);
}
