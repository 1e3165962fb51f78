// Everything works without this file. It loads HTMX only on pages that ask for it and closes the menu.

const asksForHtmx = "[hx-get],[hx-post],[hx-put],[hx-delete],[hx-trigger]";

async function enhance(): Promise<void> {
  if (!document.querySelector(asksForHtmx)) return;
  const { default: htmx } = await import("htmx.org");
  htmx.config.includeIndicatorCSS = false;
}

// The phone menu is a <details>; Escape and a touch outside close it, as people expect.
function closeMenus(except?: Node | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (except && menu.contains(except)) continue;
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary")?.focus();
  }
}

document.addEventListener("click", (event) => closeMenus(event.target as Node));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus();
});

// A summary of errors takes the focus, so that a reader hears it first.
document.querySelector<HTMLElement>("[data-focus]")?.focus();

// A second touch on a send button must not send twice; the server refuses it as well.
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post" || event.defaultPrevented || form.matches("[hx-post]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 8000);
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

void enhance();

// Keeps the pages for when there is no line. Late, so that it takes nothing from the first view.
addEventListener("load", () => {
  setTimeout(() => navigator.serviceWorker?.register("/sw.js").catch(() => undefined), 2000);
});
