{% load static %}// Keeps two pages for when there is no line: what to do without one, and whom to call. All else is the network's.
const STORE = "smartnagari-{{ version|escapejs }}";
const OFFLINE = "{% url 'portal:offline' %}";
const EMERGENCY = [{% for path in emergency %}"{{ path|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

async function keep(store, address) {
  const page = await fetch(address, { cache: "reload" });
  if (!page.ok) throw new Error(address);
  const text = await page.clone().text();
  const parts = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+\.(?:css|js|woff2|svg))"/g)].map((m) => m[1]);
  await store.put(address, page);
  await store.addAll([...new Set(parts)]);
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const store = await caches.open(STORE);
      await keep(store, OFFLINE);
      await Promise.allSettled(EMERGENCY.map((address) => keep(store, address)));
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

async function withoutLine(request) {
  const path = new URL(request.url).pathname;
  return (EMERGENCY.includes(path) && (await caches.match(path))) || caches.match(OFFLINE);
}

async function fetched(request) {
  const answer = await fetch(request);
  const path = new URL(request.url).pathname;
  if (answer.ok && EMERGENCY.includes(path)) await (await caches.open(STORE)).put(path, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetched(request).catch(() => withoutLine(request)));
  } else if (new URL(request.url).pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
