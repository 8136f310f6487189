// A partner's page in TypeScript, which is compiled and never run: what is documented has a type, what is not has none.
import type { PolicyGuideElement, PolicyGuideFrameMessage, PolicyGuideSetMessage } from "policy-guide";

const guide: PolicyGuideElement = document.createElement("policy-guide");
guide.audience = "graduate";
guide.deepLink = "";
guide.deepLink = true;
guide.audience = null;
guide.height = 600;
guide.filter = "pg=audience:graduate";
guide.filter = undefined;
guide.show(guide.results[0] ?? 1);
guide.reset();
// @ts-expect-error: what is shown can't be set
guide.results = [1];
// @ts-expect-error: there is no such attribute
guide.audiences = "graduate";
// @ts-expect-error: policies have numbers
guide.show("first");

guide.addEventListener("policy-guide-ready", ({ detail }) => detail.results.map((number) => number.toFixed()));
guide.addEventListener("policy-guide-filter-change", ({ detail }) => (guide.filter = detail.filter));
guide.addEventListener("policy-guide-open", ({ detail }) => guide.show(detail.policy));
guide.addEventListener("policy-guide-contact", ({ detail }) => detail.phone.trim() + (detail.policy ?? ""));
guide.addEventListener("policy-guide-resize", ({ detail }) => detail.width * detail.height);
guide.addEventListener("policy-guide-error", ({ detail }) => detail.reason?.trim() ?? detail.issues?.join());
// @ts-expect-error: an opened policy is a number
guide.addEventListener("policy-guide-open", ({ detail }) => detail.policy.trim());

document.addEventListener("policy-guide-open", ({ detail }) => guide.show(detail.policy));
addEventListener("policy-guide-ready", ({ detail }) => detail.results.length);
// @ts-expect-error: an opened policy is a number
document.addEventListener("policy-guide-open", ({ detail }) => detail.policy.trim());

const frame = document.querySelector("iframe");
addEventListener("message", ({ data, source }: MessageEvent<PolicyGuideFrameMessage>) => {
  if (!frame || source !== frame.contentWindow) return;
  if (data.type === "policy-guide:resize") frame.style.height = data.height + "px";
  else if (data.type === "policy-guide:scroll-to") scrollTo(0, data.top);
  const set: PolicyGuideSetMessage = { type: "policy-guide:set", v: 1, id: data.id, name: "lang", value: "en" };
  frame.contentWindow?.postMessage(set, "*");
});
