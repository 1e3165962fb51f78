// Lighthouse on the pages named, in a Chromium that listens on a port: `node gate.mjs PORT URL...`.
// Prints one JSON object: by address the scores (0 to 100) and the audits that are not passed.
import lighthouse from "lighthouse";

const [port, ...addresses] = process.argv.slice(2);
const categories = ["performance", "accessibility", "best-practices", "seo"];
const config = {
  extends: "lighthouse:default",
  settings: {
    onlyCategories: categories,
    // Answers to a search are kept out of search engines on purpose.
    skipAudits: process.env.NOT_INDEXED ? ["is-crawlable"] : [],
    disableFullPageScreenshot: true,
    pauseAfterFcpMs: 100,
    pauseAfterLoadMs: 100,
    networkQuietThresholdMs: 300,
    cpuQuietThresholdMs: 300,
    maxWaitForLoad: 20_000,
  },
};

function missed(lhr, name) {
  return lhr.categories[name].auditRefs
    .map(({ id }) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, details }) => `${id}: ${JSON.stringify(details?.items?.slice(0, 2) ?? []).slice(0, 300)}`);
}

// On a busy machine Chromium now and then loses the beginning of a trace (NO_NAVSTART): looked at once more.
async function look(address, tries = 3) {
  const { lhr } = await lighthouse(address, { port: Number(port), logLevel: "silent" }, config);
  if (!lhr.runtimeError) return lhr;
  if (tries === 1) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  return look(address, tries - 1);
}

const found = {};
for (const address of addresses) {
  const lhr = await look(address);
  found[address] = Object.fromEntries(
    categories.map((name) => [
      name,
      { score: Math.round(lhr.categories[name].score * 100), missed: missed(lhr, name) },
    ]),
  );
}
console.log(JSON.stringify(found));
