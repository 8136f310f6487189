// react-router: it keeps a key with every entry of the history, and the guide its choices in the address.
import { createRoot } from "react-dom/client";
import { RouterProvider, createBrowserRouter } from "react-router";

const folder = location.pathname.replace(/[^/]*$/, "");
const page = location.pathname.slice(folder.length);
const Guide = () => (
  <policy-guide id="one" deep-link="" loading="eager">
    <a href="/">Guide</a>
  </policy-guide>
);
const routes = [
  { path: "/" + page, element: <Guide /> },
  { path: "/other", element: <p id="other">Other</p> },
];
const router = createBrowserRouter(routes, { basename: folder.replace(/\/$/, "") });
createRoot(document.getElementById("app")).render(<RouterProvider router={router} />);
window.app = { leave: () => router.navigate("/other"), back: () => router.navigate(-1) };
