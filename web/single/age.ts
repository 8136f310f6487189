// Inline in the single file right after the note: how old the data is by the reader's clock, and whether that is too old.
// Plain ES5 as written, for engines of any age.
(function (note: HTMLElement) {
  // Days.
  var old = 180;
  var days = Math.floor((Date.now() - Date.parse(note.getAttribute("data-checked") as string)) / 86400000);
  // Without a day nothing is known; a clock that is behind says nothing either.
  if (!(days >= 0)) return;
  note.querySelector("span")!.textContent = days ? "（距今 " + days + " 天）" : "（今天）";
  if (days <= old) return;
  note.className += " is-old";
  var warning = document.createElement("strong");
  warning.textContent = "这份文件的内容可能已经过时，请以最新版本和经办机构的答复为准。";
  note.insertBefore(warning, note.firstChild);
})(document.getElementById("copy")!);
