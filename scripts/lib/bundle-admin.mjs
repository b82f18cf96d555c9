// The admin with the pages of every plugin, in one bundle: `node bundle-admin.mjs <folder>`, run where the compiled
// backend is, with its settings. Which of our files it is made of is written into `made-of.json` there.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { backendDir, root, serverDir } from './paths.mjs'

const require = createRequire(join(backendDir, 'package.json'))
const bundler = require('@medusajs/admin-bundler')
const { getResolvedPlugins } = require('@medusajs/framework/utils')
const { default: config } = require(join(serverDir, 'medusa-config.js'))

const plugins = await getResolvedPlugins(serverDir, config)
/** @param {string} type @returns {string[]} */
const pages = (type) => plugins.flatMap((/** @type {any} */ { admin }) => (admin?.type === type ? [admin.resolve] : []))
const OURS = /^(?:plugins|backend)\/(?!.*\/(?:node_modules|\.medusa)\/)[^?\0]+$/
/** @type {Set<string>} */
const madeOf = new Set()
const noting = {
  name: 'note-what-the-admin-is-made-of',
  /** @param {{ id: string }} module */
  moduleParsed({ id }) {
    const file = relative(root, id)
    if (OURS.test(file)) madeOf.add(file)
  },
}
/** The bundler's error carries thousands of files that it read; which of ours is wrong, and where, is its message. */
const tell = (/** @type {Error} */ { message }) => {
  console.error(message)
  process.exit(1)
}
await bundler
  .build({
    ...config.admin,
    vite: (/** @type {object} */ given) => {
      const own = config.admin.vite(given)
      return { ...own, plugins: [...own.plugins, noting] }
    },
    disable: false,
    sources: [...pages('local'), join(backendDir, 'src', 'admin')],
    plugins: pages('package'),
    outDir: process.argv[2],
  })
  .catch(tell)
writeFileSync(join(process.argv[2], 'made-of.json'), JSON.stringify([...madeOf].sort()))
