// The storefront of 宁陕山珍: where its folders are, which languages it speaks, how its pages are served.
// Words live in storefront/locales: {zh,en}.json hold what every page needs (shell, goods, errors);
// pages/<route-name>/{zh,en}.json hold one page's own (route names as Nuxt gives them: `index`, `c-category`,
// `products-handle`, `orders-id`). Every key exists in both languages.
import tailwindcss from '@tailwindcss/vite'

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  srcDir: 'storefront',
  serverDir: 'storefront/server',
  dir: { public: 'storefront/public', shared: 'storefront/shared', modules: 'storefront/modules' },
  modules: ['nuxt-i18n-micro'],
  css: ['~/assets/css/main.css'],
  devtools: { enabled: false },
  telemetry: false,

  // Values come from NUXT_BACKEND_URL, NUXT_PUBLISHABLE_KEY, NUXT_STRIPE_JS_URL and NUXT_PUBLIC_SITE_URL.
  runtimeConfig: {
    backendUrl: 'http://localhost:9000',
    publishableKey: '',
    stripeJsUrl: 'https://js.stripe.com/v3/',
    public: { siteUrl: 'http://localhost:3000' },
  },

  i18n: {
    translationDir: 'storefront/locales',
    defaultLocale: 'zh',
    strategy: 'prefix_except_default',
    locales: [
      { code: 'zh', iso: 'zh-CN', displayName: '中文' },
      { code: 'en', iso: 'en', displayName: 'English' },
    ],
    // A page's language is its address and nothing else, so that cached pages are the same for everybody.
    redirects: false,
    autoDetectLanguage: false,
    // Canonical and hreflang links are written by useSeo from the configured site address, not the request's host.
    meta: false,
    hooks: false,
    define: false,
    components: false,
    disableWatcher: true,
  },

  nitro: {
    compressPublicAssets: { gzip: true, brotli: true },
  },

  vite: {
    plugins: [tailwindcss()],
    // The server bundle names storefront/shared by absolute path: its relative ones are off by one folder.
    $server: { build: { rolldownOptions: { makeAbsoluteExternalsRelative: false } } },
  },
  typescript: { strict: true },
})
