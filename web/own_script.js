// The <script> that is running.

/** A host may have an element with name="currentScript", which then stands in the place of the document's property. */
export function ownScript() {
  return Object.getOwnPropertyDescriptor(Document.prototype, "currentScript").get.call(document);
}
