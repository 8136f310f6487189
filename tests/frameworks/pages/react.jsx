import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./react_app.jsx";
import { isHydrated } from "./shared.js";

const place = document.getElementById("app");
if (isHydrated) hydrateRoot(place, <App />, { onRecoverableError: (error) => console.error(String(error)) });
else createRoot(place).render(<App />);
