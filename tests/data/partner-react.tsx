// A partner's page in React, which is compiled and never run.
import type {} from "policy-guide";

export const page = (
  <policy-guide
    audience="graduate"
    deep-link={false}
    height={600}
    className="guide"
    style={{ maxWidth: 800 }}
    onpolicy-guide-open={({ detail }) => detail.policy.toFixed()}
  >
    <a href="https://guide.example/">Policies</a>
  </policy-guide>
);
// @ts-expect-error: there is no such attribute
export const wrong = <policy-guide audiences="graduate" />;
