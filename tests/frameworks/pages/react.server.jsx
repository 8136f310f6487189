import { renderToString } from "react-dom/server";
import { App } from "./react_app.jsx";

export default renderToString(<App />);
