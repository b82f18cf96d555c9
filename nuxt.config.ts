// The storefront of 宁陕山珍: where its folders are, which languages it speaks, how its pages are served.
// Words live in storefront/locales: {zh,en}.json hold what every page needs (shell, goods, errors);
// pages/<route-name>/{zh,en}.json hold one page's own (route names as Nuxt gives them: `index`, `c-category`,
// `products-handle`, `orders-id`); portals/<name>/locales hold a portal's. Every key exists in both languages; modules/two-languages.ts makes the /en routes.
import tailwindcss from '@tailwindcss/vite'

const FRAME =
  /storefront\/(?:layouts|components\/(?:Shell|Base\/Base(?!Sheet|Field|Stepper)|Good\/Good(?:Card|Grid)|Art\/Art(?:Logo|Category)))/

/** A portal's own code, but for what its pages say of themselves; its words are fetched by language. */
const PORTAL = /storefront\/portals\/(\w+)\/(?!.*[?&]macro=true).*\.(?:vue|ts)/
const portalOf = (id: string) => PORTAL.exec(id)?.[1]

/** Pages made for one shopper are kept by nobody, and hand their address (which may hold an order's key) to nobody. */
const personalPages = (...paths: string[]) =>
  Object.fromEntries(
    paths
      .flatMap((path) => [path, `/en${path}`])
      .map((path) => [path, { headers: { 'cache-control': 'no-store', 'referrer-policy': 'same-origin' } }]),
  )

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  // Whoever works here has a portal of their own; none of it is loaded on a shopper's page.
  extends: ['./storefront/portals/producer', './storefront/portals/shop', './storefront/portals/distributor'],
  srcDir: 'storefront',
  serverDir: 'storefront/server',
  dir: { public: 'storefront/public', shared: 'storefront/shared', modules: 'storefront/modules' },
  css: ['~/assets/css/main.css'],
  devtools: { enabled: false },
  telemetry: false,

  // Values come from NUXT_BACKEND_URL, NUXT_PUBLISHABLE_KEY, NUXT_STRIPE_JS_URL, NUXT_PUBLIC_SITE_URL,
  // NUXT_TRUSTED_PROXIES, NUXT_SHARE_LINK_SECRET and, where the payment sandbox runs, NUXT_PUBLIC_PAYMENT_SANDBOX_URL.
  runtimeConfig: {
    backendUrl: 'http://localhost:9000',
    publishableKey: '',
    stripeJsUrl: 'https://js.stripe.com/v3/',
    trustedProxies: 'loopback',
    runNonce: '',
    shareLinkSecret: '',
    public: { siteUrl: 'http://localhost:3000', paymentSandboxUrl: '' },
  },

  // Every answer, page or not, says how browsers must treat it; a page's own content policy comes from
  // server/plugins/content-security.ts, and pages that are the same for everybody from server/middleware/page-cache.ts.
  routeRules: {
    '/**': {
      headers: {
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin-allow-popups',
        'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
      },
    },
    // A scan says what is true at this moment, and whoever may see it is counted.
    ...personalPages(
      '/cart',
      '/checkout',
      '/orders/**',
      '/account/**',
      '/producer/**',
      '/shop/**',
      '/d/**',
      '/trace/**',
      '/01/**',
    ),
    ...Object.fromEntries(
      [
        '/art/**',
        '/papers/**',
        '/og-image.png',
        '/apple-touch-icon.png',
        '/favicon.svg',
        '/icon-192.png',
        '/icon-512.png',
      ].map((path) => [path, { headers: { 'cache-control': 'public, max-age=86400' } }]),
    ),
  },

  nitro: {
    compressPublicAssets: { gzip: true, brotli: true },
  },

  // The shop's one stylesheet comes inside the page: nothing stands between the first byte and the first picture.
  features: { inlineStyles: true },

  // What a shopper's phone need not carry: no list of builds to poll, no payload files, no options API in Vue.
  experimental: {
    appManifest: false,
    payloadExtraction: false,
    emitRouteChunkError: 'automatic',
    defaults: { nuxtLink: { prefetchOn: { interaction: true, visibility: false } } },
  },

  hooks: {
    // A page fetches what it shows and, where a finger comes to a link, what that leads to: not the other language's words
    // and every portal's because they might be opened some time. What is shown without a network comes before it is needed.
    'build:manifest': (manifest) => {
      for (const [name, file] of Object.entries(manifest)) file.prefetch = name.endsWith('/ArtServerError.vue')
    },
  },

  vite: {
    vue: { features: { optionsAPI: false } },
    plugins: [tailwindcss()],
    // What every public page shows travels as one file: twenty small ones compress worse and cost a round each.
    $client: {
      build: {
        // Each page's list of files to fetch beside it stands in every page's code; a page names them itself once it is there.
        modulePreload: { resolveDependencies: (_file, deps) => deps.filter((one) => one.endsWith('.css')) },
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'frame', test: FRAME, priority: 1 },
                // A portal is one file: the shopper's list of pages names it, not every part of it.
                { name: (id) => `portal-${portalOf(id)}`, test: PORTAL, includeDependenciesRecursively: false },
              ],
            },
          },
        },
      },
    },
    // The server bundle names storefront/shared by absolute path: its relative ones are off by one folder.
    $server: { build: { rolldownOptions: { makeAbsoluteExternalsRelative: false } } },
  },
  typescript: { strict: true },
})
