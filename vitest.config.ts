/**
 * The kinds of test: no I/O, a module on a real Postgres, the HTTP interface, a person's journey in a browser, and a
 * backend that dies on the way.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'
import { NO_LIMITS } from './tests/support/no-limits.ts'

const root = import.meta.dirname
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const environment = {
  NODE_ENV: 'test',
  TZ: 'UTC',
  LOG_LEVEL: 'error',
  ...NO_LIMITS,
  DATABASE_WAIT_MS: '30000',
  TSX_TSCONFIG_PATH: join(root, 'backend', 'tsconfig.json'),
}

/** Medusa compares classes by identity, so its sources and ours load once, through Node itself and never through Vite. */
const medusa = {
  globals: true,
  pool: 'forks' as const,
  execArgv: ['--import', tsx],
  setupFiles: [join(root, 'tests/support/in-backend.ts')],
  globalSetup: [join(root, 'tests/support/database.ts')],
  server: {
    deps: { external: [/\/backend\/(src|medusa-config)/, /\/plugins\/[^/]+\/[^/]+\/(src|\.medusa|sandbox)\//] },
  },
  env: environment,
  maxWorkers: 2,
}

/** The settings come first: whatever of the backend a file reads, reads them. */
const shop = { ...medusa, setupFiles: [...medusa.setupFiles, join(root, 'tests/support/worker.ts')] }

/** Two journeys at a time, each with a shop to itself; a third worker for those whose own shop is killed, and which mostly wait. */
const browser = {
  globals: true,
  pool: 'forks' as const,
  isolate: false,
  maxWorkers: 3,
  testTimeout: 180_000,
  hookTimeout: 300_000,
  // Pages that are read side by side wait, each for its own silence, more than they compute.
  maxConcurrency: 3,
  sequence: { groupOrder: 3 },
}

export default defineConfig({
  resolve: {
    alias: {
      '#shared': join(root, 'storefront/shared'),
      '~~': root,
      '~': join(root, 'storefront'),
      '@': join(root, 'storefront'),
    },
  },
  test: {
    silent: 'passed-only',
    // A condition is waited for on a busy machine too; what comes to nothing fails all the same.
    expect: { poll: { timeout: 15_000 } },
    // Projects of one server share what it says of a module: loaded by Node for one, so for all.
    sharedViteServer: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.unit.spec.ts'],
          isolate: false,
          globals: true,
          env: environment,
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...medusa,
          name: 'modules',
          include: ['tests/modules/**/*.module.spec.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...shop,
          name: 'http',
          include: ['tests/http/*.http.spec.ts'],
          // A worker starts one backend for all its files, and they stock their shops once.
          isolate: false,
          env: { ...environment, SHARES_STOCK: '1' },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...shop,
          name: 'http-own',
          include: ['tests/http/own-settings/*.http.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...browser,
          name: 'crash',
          include: ['tests/e2e/**/*.crash.spec.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...browser,
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.spec.ts'],
          globalSetup: [join(root, 'tests/support/e2e-shop.ts')],
          setupFiles: [join(root, 'tests/support/one-journey.ts')],
        },
      },
    ],
  },
})
