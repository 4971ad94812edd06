// The contents, folded away on small screens.
export function wireContents() {
  const button = document.querySelector(".contents-switch");
  const contents = document.getElementById("contents");
  button.addEventListener("click", () => {
    const open = contents.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });
  contents.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest" });
}
