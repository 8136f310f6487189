// React owns the node: it creates it, sets what it takes for properties, and removes it.
var React = load("react");
var client = load("react-dom/client");

function App() {
  var shown = React.useState(true);
  var lang = React.useState("zh");
  window.setShown = shown[1];
  window.setLang = lang[1];
  if (!shown[0]) return React.createElement("p", null, "gone");
  return React.createElement("policy-guide", { lang: lang[0], scale: "normal" }, "Guide");
}

client.createRoot(document.getElementById("app")).render(React.createElement(App));
