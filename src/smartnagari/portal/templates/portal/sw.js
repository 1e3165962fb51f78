{% load static %}// Keeps one page for when there is no line. Everything else goes to the network as it is.
const STORE = "smartnagari-{{ version|escapejs }}";
const OFFLINE = "{% url 'portal:offline' %}";

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const store = await caches.open(STORE);
      const page = await fetch(OFFLINE, { cache: "reload" });
      const text = await page.clone().text();
      const parts = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+\.(?:css|js|woff2|svg))"/g)].map((m) => m[1]);
      await store.put(OFFLINE, page);
      await store.addAll([...new Set(parts)]);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("smartnagari-") && name !== STORE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (new URL(request.url).pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
