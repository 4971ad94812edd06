// The contents, folded away on small screens.
export function wireContents() {
  const button = document.querySelector(".contents-switch");
  const contents = document.getElementById("contents");
  const show = (open) => {
    contents.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(!contents.classList.contains("open")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && contents.classList.contains("open")) {
      show(false);
      button.focus();
    }
  });
  contents.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest" });
}
