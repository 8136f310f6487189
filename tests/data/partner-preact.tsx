// A partner's page in Preact, which is compiled and never run.
/** @jsxImportSource preact */
import type {} from "policy-guide";

export const page = (
  <policy-guide audience="graduate" class="guide" onpolicy-guide-ready={({ detail }) => detail.results.length}>
    <a href="https://guide.example/">Policies</a>
  </policy-guide>
);
// @ts-expect-error: there is no such attribute
export const wrong = <policy-guide audiences="graduate" />;
