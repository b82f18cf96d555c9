// TypeScript into the JavaScript that Node runs, a folder in one go and without looking at types (`npm run lint` does):
// hundreds of files in a second. A folder is exchanged whole, or not at all.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { transform } from '@swc/core'
import { filesUnder } from './hash.mjs'
import { root } from './paths.mjs'
import { Problem } from './problem.mjs'

/** What Medusa's own compiler does with the settings of our tsconfig.json. @type {import('@swc/core').Options} */
const SETTINGS = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
  },
  module: { type: 'commonjs', ignoreDynamic: true },
}

/**
 * @param {string} source a package's folder: its `paths` are compiled, `src/admin` is left to the admin's bundle
 * @param {string[]} paths
 * @param {string} output what stood there before is gone
 * @param {(folder: string) => void} [complete] adds to the new folder before it takes the old one's place
 */
export async function compile(source, paths, output, complete) {
  clearUnfinished(output)
  const next = `${output}-${process.pid}`
  const admin = join(source, 'src', 'admin')
  const files = paths.flatMap((path) => filesUnder(join(source, path))).filter((file) => !file.startsWith(admin))
  try {
    // All are waited for: what is written after a failure would lie there for ever.
    const done = await Promise.allSettled(files.map((file) => compileFile(file, join(next, relative(source, file)))))
    const failed = done.find(({ status }) => status === 'rejected')
    if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason
    complete?.(next)
    if (existsSync(output)) renameSync(output, `${next}-old`)
    renameSync(next, output)
  } finally {
    rmSync(next, { recursive: true, force: true })
    rmSync(`${next}-old`, { recursive: true, force: true })
  }
}

/** What a build that was killed left beside it: one process of a checkout builds at a time (`in-turn.mjs`). @param {string} output */
function clearUnfinished(output) {
  const [folder, begins] = [dirname(output), `${basename(output)}-`]
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((name) => name.startsWith(begins)))
    rmSync(join(folder, name), { recursive: true, force: true })
}

/** Tables and drawings lie beside the code that reads them. @param {string} file @param {string} target */
async function compileFile(file, target) {
  if (/\.d\.ts$|\.md$/.test(file)) return
  mkdirSync(dirname(target), { recursive: true })
  if (!/\.ts$/.test(file)) return copyFileSync(file, target)
  try {
    const { code } = await transform(readFileSync(file, 'utf8'), { ...SETTINGS, filename: file })
    writeFileSync(target.replace(/\.ts$/, '.js'), code)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    throw new Problem(`${relative(root, file)} 编译未成功（以上为输出）`, 'it could not be compiled, see above')
  }
}
