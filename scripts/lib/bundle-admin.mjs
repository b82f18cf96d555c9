// The admin with the pages of every plugin, in one bundle: `node bundle-admin.mjs <folder>`, run where the compiled
// backend is, with its settings.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { backendDir, serverDir } from './paths.mjs'

const require = createRequire(join(backendDir, 'package.json'))
const bundler = require('@medusajs/admin-bundler')
const { getResolvedPlugins } = require('@medusajs/framework/utils')
const { default: config } = require(join(serverDir, 'medusa-config.js'))

const plugins = await getResolvedPlugins(serverDir, config)
/** @param {string} type @returns {string[]} */
const pages = (type) => plugins.flatMap((/** @type {any} */ { admin }) => (admin?.type === type ? [admin.resolve] : []))
await bundler.build({
  ...config.admin,
  disable: false,
  sources: [...pages('local'), join(backendDir, 'src', 'admin')],
  plugins: pages('package'),
  outDir: process.argv[2],
})
