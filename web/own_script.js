// The <script> that is running.

/**
 * A host may have an element with name="currentScript", which then stands in the place of the document's property, and
 * a library a `Document` of its own.
 */
export function ownScript() {
  const documents = Object.getPrototypeOf(Object.getPrototypeOf(document));
  return Object.getOwnPropertyDescriptor(documents, "currentScript").get.call(document);
}
