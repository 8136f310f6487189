// The words that somebody marks in the official text. A mark that ends elsewhere leaves the words as they were, so that
// a button can use them.
export function followMarks(tell: (words: string) => void) {
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    if (!marked || marked.rangeCount === 0) return;
    const { commonAncestorContainer: around } = marked.getRangeAt(0);
    const element = around instanceof Element ? around : around.parentElement;
    if (element?.closest("[data-official]")) tell(marked.toString().trim());
  });
}
