// `npm run lint`: format, rules, types of every part, unused code, both languages complete. Two checks run side by side,
// all of them even if one failed; the last line counts them. What was found of a file is kept until its text changes, or
// for types the text of what it leans on.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { localeGaps, unknownMessages } from './lib/locale-keys.mjs'
import { nodeBinary, root } from './lib/paths.mjs'

await ensureInstalled({ tools: true })

/** @typedef {() => Promise<string> | string} Check answers with what it complains of */

/** Each reads thousands of files once: a wider nursery spares a tenth of the time. */
const NURSERY = ['--min-semi-space-size=64', '--max-semi-space-size=64']

/** @param {string} name a program of node_modules @param {string[]} args @returns {Check} */
function program(name, args) {
  const file = join(root, 'node_modules', '.bin', name)
  const env = { ...process.env, PATH: `${join(root, 'node_modules', 'node', 'bin')}:${process.env.PATH}` }
  return () =>
    new Promise((resolve) => {
      const child = spawn(nodeBinary, [...NURSERY, file, ...args], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let output = ''
      child.stdout.on('data', (chunk) => (output += chunk))
      child.stderr.on('data', (chunk) => (output += chunk))
      child.once('close', (code, signal) => resolve(code === 0 ? '' : output || `ended with ${code ?? signal}`))
    })
}

const kept = join(root, 'node_modules', '.cache', 'lint')
/** @param {string} file @returns {string[]} by their texts, since a checkout gives every file a new time */
const keptIn = (file) => ['--cache', '--cache-strategy', 'content', '--cache-location', join(kept, file)]

/** @param {string} project its settings for the compiler @param {string} [compiler] @returns {Check} */
const types = (project, compiler = 'tsc') => {
  const file = join(kept, `${project.replaceAll(/[^a-z]+/g, '-')}.tsbuildinfo`)
  return program(compiler, ['--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', file])
}

/** Where the dependency rule holds. */
const ROOMS = ['plugins', 'backend/src', 'backend/medusa-config.ts', 'storefront']

/** Longest first. The storefront's types lean on what Nuxt prepares. @type {[string, Check][]} */
const checks = [
  // One program: the tests' own would read and check Medusa's types, and most of the backend, once more.
  ['types backend, plugins and tests', types('tsconfig.lint.json')],
  ['prepare storefront', program('nuxt', ['prepare'])],
  ['types storefront', types('.nuxt/tsconfig.app.json', 'vue-tsc')],
  ['types admin', types('tsconfig.admin.json')],
  ['rules of components', program('eslint', ['storefront/**/*.vue', '--max-warnings', '0', ...keptIn('rules')])],
  ['types storefront server', types('.nuxt/tsconfig.server.json', 'vue-tsc')],
  ['unused', program('knip', ['--no-progress', '--no-config-hints'])],
  ['types scripts and sandboxes', types('scripts')],
  ['dependency rule', program('depcruise', ['--config', '.dependency-cruiser.mjs', ...ROOMS])],
  ['rules', program('oxlint', ['--deny-warnings'])],
  ['format', program('oxfmt', ['--check', '.'])],
  ['languages', () => localeGaps(join(root, 'storefront')).join('\n')],
  ['message ids', () => unknownMessages(join(root, 'storefront')).join('\n')],
]

let failed = 0
const waiting = checks.values()
async function work() {
  for (const [name, check] of waiting) {
    const from = performance.now()
    const complaint = await check()
    if (complaint) failed += 1
    console.log(`${complaint ? '✗' : '✓'} ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`)
    if (complaint) console.log(complaint)
  }
}
await Promise.all([work(), work()])
console.log(`lint: ${checks.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
