// Below /kelola/ only: begins the widgets that Wagtail would begin by a script inside the page, which our policy forbids.
(() => {
  const known = {
    ImageChooser: (id, options) => new window.ImageChooser(id, options),
    initDateTimeChooser: (id, options) => window.initDateTimeChooser(id, options),
    initDateChooser: (id, options) => window.initDateChooser(id, options),
    initTimeChooser: (id, options) => window.initTimeChooser(id, options),
  };
  const begin = () => {
    document.querySelectorAll("template.kelola-begin").forEach((mark) => {
      const { name, id, options } = mark.dataset;
      mark.remove();
      if (known[name]) known[name](id, JSON.parse(options));
    });
  };
  document.addEventListener("DOMContentLoaded", () => {
    begin();
    new MutationObserver(begin).observe(document.body, { childList: true, subtree: true });
  });
})();
