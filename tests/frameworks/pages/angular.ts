// Angular, compiled in the browser.
import "@angular/compiler";
import { CUSTOM_ELEMENTS_SCHEMA, Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { CATEGORIES, FILTER, opened } from "./shared.js";

@Component({
  selector: "#app",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (isShown()) {
      <policy-guide id="one" [attr.lang]="lang()" [audience]="audience()" [filter]="filter" loading="eager"
        (policy-guide-open)="opened($event)"><a href="/">Guide</a></policy-guide>
    }
    @for (key of keys(); track key) {
      <policy-guide [id]="key" [attr.category]="categories[key]" loading="eager"></policy-guide>
    }
  `,
})
class Page {
  lang = signal("en");
  audience = signal<string | null>(null);
  isShown = signal(true);
  keys = signal<("a" | "b")[]>(["a", "b"]);
  filter = FILTER;
  categories = CATEGORIES;
  opened = opened;

  constructor() {
    (window as any).app = {
      set: (part: { lang?: string; audience?: string | null }) => {
        if (part.lang) this.lang.set(part.lang);
        if (part.audience !== undefined) this.audience.set(part.audience);
      },
      turn: () => this.keys.set(["b", "a"]),
      toggle: () => this.isShown.set(!this.isShown()),
    };
  }
}

bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
