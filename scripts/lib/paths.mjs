// Where things lie in the checkout; every script finds them from here, whatever the working directory.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const backendDir = join(root, 'backend')
/** Wings, each with its plugins. */
export const pluginsDir = join(root, 'plugins')
export const serverDir = join(backendDir, '.medusa', 'server')
export const outputDir = join(root, '.output')
export const dataDir = join(root, '.data')
/** The Node the shop runs on, installed as a development dependency. */
export const nodeBinary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
/** Which process of this checkout installs or builds. */
export const turnsDir = join(root, 'node_modules', '.cache', 'turns')
