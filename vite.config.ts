import { defineConfig } from "vite";

// Entries become keys of the manifest ("css/public.css", "main.ts"); django-vite reads it from there.
export default defineConfig({
  root: "src/smartnagari/ui/frontend",
  base: "./",
  publicDir: false,
  build: {
    outDir: "../static/ui/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: "",
    assetsInlineLimit: 0,
    modulePreload: false,
    target: "es2020",
    cssTarget: ["chrome80", "firefox78", "safari14"],
    rolldownOptions: {
      input: {
        public: "src/smartnagari/ui/frontend/css/public.css",
        living: "src/smartnagari/ui/frontend/css/living.css",
        news: "src/smartnagari/ui/frontend/css/news.css",
        desk: "src/smartnagari/ui/frontend/css/desk.css",
        nagari: "src/smartnagari/ui/frontend/css/nagari.css",
        potential: "src/smartnagari/ui/frontend/css/potential.css",
        main: "src/smartnagari/ui/frontend/main.ts",
      },
    },
  },
});
